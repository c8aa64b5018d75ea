package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that is on the class path unpacks into programs. */
class PostgresBinariesIT {
  @TempDir Path cache;

  @Test
  void leavesOneFolderOfProgramsHoweverManyUnpackAtOnce() {
    // When
    List<CompletableFuture<Path>> unpacking =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::unpack)).limit(2).toList();
    List<Path> homes = unpacking.stream().map(CompletableFuture::join).distinct().toList();

    // Then
    assertThat(homes).hasSize(1);
    assertThat(cache.toFile().list()).hasSize(1);
    assertThat(Stream.of("initdb", "pg_ctl", "postgres").map(homes.get(0).resolve("bin")::resolve))
        .allSatisfy(program -> assertThat(program).isExecutable());
    assertThat(homes.get(0).getFileName().toString()).startsWith("17.");
  }

  private Path unpack() {
    return PostgresBinaries.ofThisMachine().unpackedInto(cache);
  }
}
