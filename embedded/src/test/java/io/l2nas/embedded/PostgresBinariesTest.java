package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {
  @TempDir Path cache;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm_64",
    "Mac OS X, aarch64, darwin-arm_64",
    "Mac OS X, x86_64, darwin-x86_64",
    "Linux, riscv64, linux-riscv64"
  })
  void namesThePlatformAsTheArchivesDo(String system, String architecture, String platform) {
    assertThat(PostgresBinaries.platform(system, architecture)).isEqualTo(platform);
  }

  @Test
  void namesThePlatformsItHas() {
    assertThatThrownBy(() -> new PostgresBinaries("Plan 9", "mips").unpackedInto(cache))
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("plan 9-mips")
        .hasMessageContaining("Linux on x86-64 and arm64");
  }
}
