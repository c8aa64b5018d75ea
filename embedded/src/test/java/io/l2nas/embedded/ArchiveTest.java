package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveTest {
  @TempDir Path around;
  private Path target;

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectory(around.resolve("target"));
  }

  @Test
  void unpacksFilesLinksAndExecutables() throws Exception {
    // Given
    InputStream archive = archive(entry("bin/run", 0755), link("bin/alias", "run"));

    // When
    Archive.unpack(archive, target);

    // Then
    assertThat(target.resolve("bin/run")).isExecutable();
    assertThat(Files.readSymbolicLink(target.resolve("bin/alias"))).isEqualTo(Path.of("run"));
  }

  @Test
  void leavesPlainFilesPlain() throws Exception {
    // When
    Archive.unpack(archive(entry("share/text", 0644)), target);

    // Then
    assertThat(Files.isExecutable(target.resolve("share/text"))).isFalse();
  }

  @Test
  void refusesNamesThatLeaveTheFolder() throws Exception {
    // Given
    InputStream archive = archive(entry("../outside", 0644));

    // When
    // Then
    assertThatThrownBy(() -> Archive.unpack(archive, target)).hasMessageContaining("../outside");
    assertThat(target.resolveSibling("outside")).doesNotExist();
  }

  @Test
  void refusesLinksThatLeaveTheFolder() throws Exception {
    // Given
    InputStream archive = archive(link("bin/alias", "../../outside"));

    // When
    // Then
    assertThatThrownBy(() -> Archive.unpack(archive, target)).hasMessageContaining("../../outside");
  }

  private static TarArchiveEntry entry(String name, int mode) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    return entry;
  }

  private static TarArchiveEntry link(String name, String to) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
    entry.setLinkName(to);
    return entry;
  }

  private static InputStream archive(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
      for (TarArchiveEntry entry : entries) {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
