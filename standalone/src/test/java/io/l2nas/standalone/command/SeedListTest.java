package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedListTest {
  @Test
  void aNumberIsHowManyAndTwoAreFromWhichToWhich() {
    assertThat(SeedList.of("3")).containsExactly(1L, 2L, 3L);
    assertThat(SeedList.of("11-13")).containsExactly(11L, 12L, 13L);
    assertThat(SeedList.of("7-7")).containsExactly(7L);
    assertThat(SeedList.of("0-1")).containsExactly(0L, 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "", "ten", "-3", "5-3", "1-", "1,2", "1-200000"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> SeedList.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--seeds is '" + text + "'; it must be how many, such as 10");
  }
}
