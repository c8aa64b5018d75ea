package io.l2nas.evaluator.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceTextTest {

  @Test
  void knowsTheTextsOfNasBench201() {
    // Given
    SearchSpace space = new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
    SpaceText text = new SpaceText(space.definition());
    String last = space.architecture(4, 4, 4, 4, 4, 4).text();

    // When // Then
    assertThat(text.names(space.architecture(0, 1, 2, 3, 4, 0).text())).isTrue();
    assertThat(text.names(last)).isTrue();
    assertThat(text.names(last + "|")).isFalse();
    assertThat(text.names(last.substring(1))).isFalse();
    assertThat(text.names(last.replaceFirst("avg_pool_3x3", "max_pool_3x3"))).isFalse();
    assertThat(text.names("")).isFalse();
  }

  @Test
  void choicesMayBeginAlike() {
    // Given
    List<String> choices = List.of("conv", "conv3", "con");
    SpaceText text =
        new SpaceText(
            new CustomSpace("alike", List.of(new Row("a", choices), new Row("b", choices)), "-")
                .definition());

    // When // Then
    assertThat(text.names("conv3-con")).isTrue();
    assertThat(text.names("con-conv")).isTrue();
    assertThat(text.names("conv-")).isFalse();
    assertThat(text.names("conv")).isFalse();
    assertThat(text.names("conv-conv-conv")).isFalse();
  }
}
