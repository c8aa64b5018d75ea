package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.fixtures.Specs;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every component has a setter of its name and type, which sets that component and no other. */
class ExperimentRequestBuilderTest {
  /** A value of every type of component; no component has it by default. */
  private static final Map<Class<?>, Object> VALUES =
      Map.of(
          String.class,
          "given",
          CustomSpace.class,
          Specs.customSpace(),
          List.class,
          List.of("given"),
          Map.class,
          Map.of("given", "value"),
          Integer.class,
          7,
          Long.class,
          7L,
          Double.class,
          0.7);

  static Stream<String> components() {
    return Arrays.stream(ExperimentRequest.class.getRecordComponents())
        .map(RecordComponent::getName)
        .filter(name -> !name.equals("metric"));
  }

  @ParameterizedTest
  @MethodSource("components")
  void aSetterSetsTheComponentOfItsName(String component) throws ReflectiveOperationException {
    // Given
    ExperimentRequest defaults = ExperimentRequest.of("accuracy").build();
    boolean policy = component.equals("policy");
    Object value = policy ? Specs.policy().digest() : VALUES.get(Records.type(defaults, component));

    // When
    ExperimentRequest request = set(component, value);

    // Then: a policy has a reward of its own, see ExperimentRequestTest
    assertThat(request).hasFieldOrPropertyWithValue(component, value);
    assertThat(request)
        .usingRecursiveComparison()
        .ignoringFields(component, "space", policy ? "reward" : component)
        .isEqualTo(defaults);
  }

  @ParameterizedTest
  @MethodSource("components")
  void nullMeansTheDefault(String component) throws ReflectiveOperationException {
    // When
    ExperimentRequest request = set(component, null);

    // Then
    assertThat(request).isEqualTo(ExperimentRequest.of("accuracy").build());
  }

  @Test
  void theMetricIsTheOneThatIsAskedFor() {
    assertThat(ExperimentRequest.of("latency").build().metric()).isEqualTo("latency");
  }

  private static ExperimentRequest set(String component, Object value)
      throws ReflectiveOperationException {
    ExperimentRequestBuilder builder = ExperimentRequest.of("accuracy");
    Class<?> type = Records.type(Specs.shortestRequest(), component);
    ExperimentRequestBuilder.class.getMethod(component, type).invoke(builder, value);
    return builder.build();
  }
}
