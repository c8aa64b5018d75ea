package io.l2nas.core.l2nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.learning.ActorCriticSettings;
import io.l2nas.core.learning.AdamSettings;
import io.l2nas.core.learning.Initialisation;
import io.l2nas.core.learning.Learner;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class L2nasSettingsTest {
  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
  private static final L2nasSettings DEFAULTS = L2nasSettings.from(Map.of(), SPACE);

  /** A value that is not the default, as a user writes it and as the record holds it. */
  private record Sample(String name, String text, Object value) {}

  /** One for every setting: a setting without a sample fails {@link #everySettingHasASample}. */
  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("tau", "0.95", 0.95),
          new Sample("batch", "64", 64),
          new Sample("cMax", "1", 1),
          new Sample("xi", "5e-5", 5e-5),
          new Sample("epsilonStart", "0.5", 0.5),
          new Sample("epsilonEnd", "0.01", 0.01),
          new Sample("epsilonSteps", "350", 350),
          new Sample("warmUp", "3000", 3000),
          new Sample("actorRate", "1e-5", 1e-5),
          new Sample("criticRate", "0.001", 1e-3),
          new Sample("beta1", "0.8", 0.8),
          new Sample("beta2", "0.999", 0.999),
          new Sample("hidden", "256x64", List.of(256, 64)),
          new Sample("initialisation", "pytorch", Initialisation.PYTORCH),
          new Sample("buffer", "5000", 5000),
          new Sample("learner", "tensorflow", Learner.TENSORFLOW));

  /** The column NAS-Bench-201 of sections 2.1 and 2.2. */
  @Test
  void theDefaultsAreThePapers() {
    // When
    // Then
    assertThat(DEFAULTS)
        .isEqualTo(
            new L2nasSettings(
                0.9,
                8,
                10,
                1e-4,
                1.0,
                0.05,
                175,
                0,
                1e-8,
                1e-4,
                0.9,
                0.99,
                List.of(128, 128, 128),
                Initialisation.SCALED_OUTPUT,
                Integer.MAX_VALUE,
                Learner.PLAIN));
    assertThat(L2nasSettings.from(Map.of("preset", "paper"), SPACE)).isEqualTo(DEFAULTS);
  }

  /** The columns DARTS and OFA of sections 2.1 and 2.2; the first is the space's own. */
  @ParameterizedTest
  @CsvSource({
    "darts, 5e-5, 5000",
    "ofa-mbv3-w1.0, 1e-4, 2147483647",
    "ofa-mbv3-w1.2, 1e-4, 2147483647"
  })
  void theDefaultsAreThePapersForTheSpace(String name, double xi, int buffer) {
    // Given
    SearchSpace space = new SearchSpace(BuiltInSpaces.find(name).orElseThrow());

    // When
    L2nasSettings settings = L2nasSettings.from(Map.of(), space);

    // Then
    assertThat(settings)
        .isEqualTo(
            new L2nasSettings(
                0.95,
                64,
                1,
                xi,
                0,
                0,
                0,
                3_000,
                1e-8,
                1e-4,
                0.9,
                0.99,
                List.of(256, 256, 256),
                Initialisation.SCALED_OUTPUT,
                buffer,
                Learner.PLAIN));
    assertThat(settings.exploration().probability(2_999)).isEqualTo(1);
    assertThat(settings.exploration().probability(3_000)).isZero();
    settings.requireFits(space);
  }

  @Test
  void aPresetIsChangedByWhatIsSet() {
    // When
    L2nasSettings tuned = L2nasSettings.from(Map.of("preset", "tuned"), SPACE);
    L2nasSettings changed = L2nasSettings.from(Map.of("preset", "tuned", "tau", "0.7"), SPACE);

    // Then
    assertThat(tuned.hidden()).containsExactly(64, 64);
    assertThat(changed.hidden()).containsExactly(64, 64);
    assertThat(changed.tau()).isEqualTo(0.7);
  }

  @Test
  void everySettingHasASample() {
    // Given
    List<String> components =
        Arrays.stream(L2nasSettings.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    // When
    // Then
    assertThat(SAMPLES).extracting(Sample::name).containsExactlyElementsOf(components);
    assertThat(L2nasSettings.NAMES)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, components.size())
                .mapToObj(i -> i == 0 ? "preset" : components.get(i - 1))
                .toList());
  }

  @Test
  void everySettingChangesItsOwnComponentAndNoOther() throws ReflectiveOperationException {
    for (Sample sample : SAMPLES) {
      // When
      L2nasSettings settings = L2nasSettings.from(Map.of(sample.name(), sample.text()), SPACE);

      // Then
      for (RecordComponent component : L2nasSettings.class.getRecordComponents()) {
        Object value = component.getAccessor().invoke(settings);
        Object otherwise = component.getAccessor().invoke(DEFAULTS);
        if (component.getName().equals(sample.name())) {
          assertThat(value).isEqualTo(sample.value()).isNotEqualTo(otherwise);
        } else {
          assertThat(value).as(component.getName()).isEqualTo(otherwise);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau | high | setting tau is 'high'; it must be a number",
        "tau | 1.5 | setting tau is 1.5; it must be from 0.0 to 1.0",
        "tau | NaN | setting tau is NaN; it must be from 0.0 to 1.0",
        "batch | 0 | setting batch is 0; it must be from 1 to 1024",
        "batch | 8.5 | setting batch is '8.5'; it must be a whole number",
        "batch | 99999999999 | setting batch is '99999999999'; it must be a whole number",
        "cMax | -1 | setting cMax is -1; it must be from 0 to 1000",
        "xi | -0.1 | setting xi is -0.1; it must be from 0.0 to 1.0",
        "epsilonStart | 2 | setting epsilonStart is 2.0; it must be from 0.0 to 1.0",
        "epsilonEnd | -1 | setting epsilonEnd is -1.0; it must be from 0.0 to 1.0",
        "epsilonSteps | -1 | setting epsilonSteps is -1; it must be from 0 to 2147483647",
        "warmUp | -1 | setting warmUp is -1; it must be from 0 to 2147483647",
        "actorRate | Infinity | setting actorRate is Infinity; it must be from 0.0 to 1.0",
        "criticRate | -1 | setting criticRate is -1.0; it must be from 0.0 to 1.0",
        "beta1 | 1 | setting beta1 is 1.0; it must be from 0.0 to 0.999999",
        "beta2 | 1 | setting beta2 is 1.0; it must be from 0.0 to 0.999999",
        "hidden | 128x | setting hidden is '128x'; it must be the widths of the hidden layers, for instance 128x128x128",
        "hidden | 128x0 | setting hidden (a width) is 0; it must be from 1 to 1024",
        "hidden | 1x1x1x1x1x1x1x1x1 | setting hidden (its layers) is 9; it must be from 1 to 8",
        "initialisation | xavier | setting initialisation is 'xavier'; it must be one of pytorch, scaled-output",
        "buffer | 7 | setting buffer is 7; it must be from 8 to 2147483647",
        "learner | pytorch | setting learner is 'pytorch'; it must be one of plain, tensorflow",
        "preset | fast | setting preset is 'fast'; it must be one of paper, tuned",
      })
  void saysWhatIsWrongAndWhatWouldBeRight(String name, String value, String message) {
    // Given
    Map<String, String> settings = Map.of(name, value);

    // When
    // Then
    assertThatThrownBy(() -> L2nasSettings.from(settings, SPACE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void namesTheSettingsWhereOneIsUnknown() {
    // When
    // Then
    assertThatThrownBy(() -> L2nasSettings.from(Map.of("Tau", "0.9"), SPACE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "setting 'Tau' is unknown; the agent l2nas has preset, tau, batch, cMax, xi,"
                + " epsilonStart, epsilonEnd, epsilonSteps, warmUp, actorRate, criticRate, beta1,"
                + " beta2, hidden, initialisation, buffer, learner");
  }

  /** Acceptance check 3. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 0",
    "8, 1",
    "15, 1",
    "16, 2",
    "79, 9",
    "80, 10",
    "88, 10",
    "2000000000, 10"
  })
  void trainsOncePerBatchInTheBufferUpToItsMaximum(int transitions, int updates) {
    // When
    // Then
    assertThat(DEFAULTS.updates(transitions)).isEqualTo(updates);
  }

  @Test
  void theNetworksAreOfTheSpaceAndTheSettings() {
    // Given

    // When
    ActorCriticSettings networks = DEFAULTS.networks(SPACE);

    // Then
    assertThat(networks)
        .isEqualTo(
            new ActorCriticSettings(
                30,
                List.of(128, 128, 128),
                8,
                0.9,
                new AdamSettings(1e-8, 0.9, 0.99),
                new AdamSettings(1e-4, 0.9, 0.99),
                Initialisation.SCALED_OUTPUT));
  }

  /** 3·1024 + 1024·1024 + 1024·3 weights of the actor, 3·1024 + 1024·1024 + 1024 of the critic. */
  @Test
  void refusesNetworksTooLargeForASharedMachine() {
    // Given
    SearchSpace small = space(3);
    SearchSpace large = space(1_000);
    L2nasSettings two = L2nasSettings.from(Map.of("hidden", "1024x1024"), SPACE);

    // When
    // Then
    assertThatCode(() -> two.requireFits(small)).doesNotThrowAnyException();
    assertThatThrownBy(() -> two.requireFits(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "setting hidden is [1024, 1024]; with actions of 1000 entries that makes 5170176"
                + " weights, and at most 4000000 are allowed");
  }

  @Test
  void keepsItsOwnCopyOfTheWidths() {
    // Given
    List<Integer> hidden = new ArrayList<>(List.of(4));
    L2nasSettings settings =
        new L2nasSettings(
            0.9,
            8,
            10,
            0,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            hidden,
            Initialisation.PYTORCH,
            8,
            Learner.PLAIN);

    // When
    hidden.add(5);

    // Then
    assertThat(settings.hidden()).containsExactly(4);
  }

  private static SearchSpace space(int choices) {
    List<String> names = IntStream.range(0, choices).mapToObj(i -> "c" + i).toList();
    return new SearchSpace(
        new SpaceDefinition("one row", List.of(new Row("row", names)), List.of("", "")));
  }
}
