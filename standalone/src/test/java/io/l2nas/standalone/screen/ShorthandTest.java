package io.l2nas.standalone.screen;

import static io.l2nas.standalone.screen.Spaces.CELL;
import static io.l2nas.standalone.screen.Spaces.CELL_IN_SHORT;
import static io.l2nas.standalone.screen.Spaces.NAS_BENCH_201;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShorthandTest {

  @Test
  void choicesAreAbbreviatedByInitialsAndFigures() {
    // Given
    Shorthand shorthand = Shorthand.of(NAS_BENCH_201);

    // When, Then
    assertThat(shorthand.of(CELL)).isEqualTo(CELL_IN_SHORT);
    assertThat(shorthand.aligned(CELL)).isEqualTo("nc3x3 nc1x1 none  sc    ap3x3 nc3x3");
    assertThat(shorthand.legend())
        .containsExactly(
            "sc skip_connect", "nc1x1 nor_conv_1x1", "nc3x3 nor_conv_3x3", "ap3x3 avg_pool_3x3");
  }

  @Test
  void whatWouldBeAmbiguousIsWrittenOut() {
    // Given
    SpaceDefinition space =
        new CustomSpace(
                "twins", List.of(new Row("a", List.of("big_cat", "bad_cow", "dim_dog"))), "|")
            .definition();
    Shorthand shorthand = Shorthand.of(space);

    // When, Then
    assertThat(shorthand.of("big_cat")).isEqualTo("big_cat");
    assertThat(shorthand.of("bad_cow")).isEqualTo("bad_cow");
    assertThat(shorthand.of("dim_dog")).isEqualTo("dd");
    assertThat(shorthand.legend()).containsExactly("dd dim_dog");
  }

  @Test
  void anEdgeOfACellSaysWhereItComesFrom() {
    // Given
    SearchSpace space = new SearchSpace(BuiltInSpaces.find("darts").orElseThrow());
    Shorthand shorthand = Shorthand.of(space.definition());
    String genotype = space.discretize(space.initialState()).text();

    // When, Then
    assertThat(shorthand.of(genotype))
        .isEqualTo(String.join(" ", Collections.nCopies(8, "mp3x3@0 mp3x3@1")));
    assertThat(shorthand.aligned(genotype)).isEqualTo(shorthand.of(genotype));
    assertThat(shorthand.legend()).contains("mp3x3 max_pool_3x3", "sc skip_connect");
  }

  @Test
  void theTextOfStagesIsShortEnough() {
    // Given
    SearchSpace space = new SearchSpace(BuiltInSpaces.find("ofa-mbv3-w1.0").orElseThrow());
    Shorthand shorthand = Shorthand.of(space.definition());
    String network = space.discretize(space.initialState()).text();

    // When, Then
    assertThat(shorthand.of(network)).isEqualTo(network);
    assertThat(shorthand.aligned(network)).isEqualTo(network);
    assertThat(shorthand.legend()).isEmpty();
  }

  @Test
  void whatIsNotOfTheSpaceStaysAsItIs() {
    // Given
    Shorthand shorthand = Shorthand.of(NAS_BENCH_201);

    // When, Then
    assertThat(shorthand.of("something else")).isEqualTo("something else");
    assertThat(shorthand.aligned("")).isEmpty();
  }
}
