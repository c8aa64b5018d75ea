package io.l2nas.history.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.core.access.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeAdminTokenTest {
  @TempDir private Path folder;

  @Test
  void theTokenIsTheAdministratorsAndNobodyElseReadsIt() throws IOException {
    // Given
    Path file = folder.resolve("admin-token");

    // When
    MakeAdminToken.main(file.toString());

    // Then
    TokenFiles files =
        new TokenFiles(AccessSettings.of(Map.of("l2nas.access.admin-token-file", file.toString())));
    assertThat(files.find(Files.readString(file).strip()).orElseThrow().has(Right.ADMIN)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:token*");
  }

  @Test
  void aTokenThatIsThereStays() throws IOException {
    // Given
    Path file = folder.resolve("admin-token");
    MakeAdminToken.main(file.toString());
    String token = Files.readString(file);

    // When
    MakeAdminToken.main(file.toString());

    // Then
    assertThat(Files.readString(file)).isEqualTo(token);
  }

  @Test
  void withoutAFileNothingIsMade() {
    // When // Then
    assertThatThrownBy(MakeAdminToken::main).hasMessageContaining("give its path");
  }
}
