package io.l2nas.core.screened;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodingTest {
  private static final List<String> OPERATIONS = List.of("conv", "pool", "skip");

  private final SearchSpace space =
      new SearchSpace(
          new CustomSpace(
                  "mixed",
                  List.of(
                      new Row("edge 1", OPERATIONS),
                      new Row("width", List.of("16", "32", "64")),
                      new Row("edge 2", OPERATIONS),
                      new Row("edge 3", OPERATIONS),
                      new Row("edge 4", OPERATIONS)),
                  "|")
              .definition());

  private final Encoding encoding = new Encoding(space);

  /** Four rows choose among the operations, so one more of an operation counts 2 / √4. */
  @Test
  void countsWhatRowsAlikeTake() {
    assertThat(encoding.size()).isEqualTo(18);
    assertThat(encoding.of(space.architecture(0, 2, 1, 0, 0)))
        .containsExactly(
            1, 0, 0, /**/ 0, 0, 1, /**/ 0, 1, 0, /**/ 1, 0, 0, /**/ 1, 0, 0, /**/ 3, 1, 0);
  }

  /** As many choices are not the same choices. */
  @Test
  void aRowThatIsLikeNoOtherIsNotCounted() {
    // When
    float[] narrow = encoding.of(space.architecture(0, 0, 0, 0, 0));
    float[] wide = encoding.of(space.architecture(0, 2, 0, 0, 0));

    // Then
    assertThat(narrow).endsWith(4, 0, 0);
    assertThat(wide).endsWith(4, 0, 0);
  }
}
