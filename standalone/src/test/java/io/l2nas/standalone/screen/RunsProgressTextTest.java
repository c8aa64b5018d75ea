package io.l2nas.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunsProgressTextTest {
  private static final OptionalDouble PACE = OptionalDouble.of(2);

  private final RunsProgress third =
      new RunsProgress(250, 750, "screened on imagenet16_valid, seed 17");

  @Test
  void theLineHasBarRunsPaceAndTheLatest() {
    assertThat(text(120).line(third, PACE))
        .isEqualTo(
            " ########................  250/750 runs  2.0/s  ETA 4m 10s"
                + "  screened on imagenet16_valid, seed 17");
  }

  @Test
  void theLatestIsCutWhereThereIsNoRoom() {
    for (int columns = 60; columns <= 200; columns++) {
      assertThat(text(columns).line(third, PACE).length()).isLessThan(columns);
    }
    assertThat(text(80).line(third, PACE)).endsWith("screened on imagenet16_va..");
  }

  @Test
  void aLogHasItInASentence() {
    assertThat(text(80).sentence(third, PACE))
        .isEqualTo("run 250 of 750, 2.0/s, ETA 4m 10s, screened on imagenet16_valid, seed 17");
  }

  private static RunsProgressText text(int columns) {
    return new RunsProgressText(Style.PLAIN, columns, "run");
  }
}
