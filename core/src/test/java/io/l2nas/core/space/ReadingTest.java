package io.l2nas.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.SpaceDefinition.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text names one architecture of a space or none. */
class ReadingTest {

  @Test
  void knowsTheTextsOfNasBench201() {
    // Given
    SearchSpace space = new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
    Architecture some = space.architecture(0, 1, 2, 3, 4, 0);
    Architecture last = space.architecture(4, 4, 4, 4, 4, 4);

    // When // Then
    assertThat(space.read(some.text()).orElseThrow().choices()).isEqualTo(some.choices());
    assertThat(space.read(last.text()).orElseThrow().choices()).isEqualTo(last.choices());
    assertThat(space.read(last.text() + "|")).isEmpty();
    assertThat(space.read(last.text().substring(1))).isEmpty();
    assertThat(space.read(last.text().replaceFirst("avg_pool_3x3", "max_pool_3x3"))).isEmpty();
    assertThat(space.read("")).isEmpty();
  }

  @Test
  void choicesMayBeginAlike() {
    // Given
    List<String> choices = List.of("conv", "conv3", "con");
    SearchSpace space =
        new SearchSpace(
            new CustomSpace("alike", List.of(new Row("a", choices), new Row("b", choices)), "-")
                .definition());

    // When // Then
    assertThat(space.read("conv3-con")).contains(space.architecture(1, 2));
    assertThat(space.read("con-conv")).contains(space.architecture(2, 0));
    assertThat(space.read("conv-")).isEmpty();
    assertThat(space.read("conv")).isEmpty();
    assertThat(space.read("conv-conv-conv")).isEmpty();
  }
}
