package io.l2nas.history.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.core.access.Right;
import io.l2nas.history.config.AccessConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFilesTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;

  @Test
  void knowsWhoseTokenItIs() throws IOException {
    // Given
    TokenFiles files = files(write("admin", TOKEN + "\n"), write("evaluator", "e".repeat(64)));

    // When // Then
    assertThat(files.hasAdmin()).isTrue();
    assertThat(files.find(TOKEN).orElseThrow().has(Right.ADMIN)).isTrue();
    assertThat(files.find("e".repeat(64)).orElseThrow().has(Right.TEAM)).isFalse();
    assertThat(files.find(TOKEN + "0")).isEmpty();
  }

  @Test
  void withoutFilesThereIsNobody() {
    // When // Then
    assertThat(new TokenFiles(config(null, null)).hasAdmin()).isFalse();
  }

  @Test
  void aTokenThatCouldBeGuessedIsRefusedAndNotTold() throws IOException {
    // Given
    Path file = write("admin", "secret");

    // When // Then
    assertThatThrownBy(() -> files(file, null))
        .hasMessageContaining("l2nas.access.admin-token-file is '" + file + "'")
        .hasMessageContaining("has 6 characters; it must have at least 32")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aTokenOfTwoIsRefused() throws IOException {
    // Given
    Path file = write("both", TOKEN);

    // When // Then
    assertThatThrownBy(() -> files(file, file))
        .hasMessageContaining("l2nas.access.evaluator-token-file is '" + file + "'")
        .hasMessageContaining("is that of the admin token file; each must have its own");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    // When // Then
    assertThatThrownBy(() -> files(null, folder.resolve("nowhere")))
        .hasMessageContaining("l2nas.access.evaluator-token-file is '" + folder)
        .hasMessageContaining("cannot be read");
  }

  private static TokenFiles files(Path admin, Path evaluator) {
    return new TokenFiles(config(admin, evaluator));
  }

  private Path write(String name, String token) throws IOException {
    return Files.writeString(folder.resolve(name), token);
  }

  private static AccessConfig config(Path admin, Path evaluator) {
    Map<String, String> properties = new HashMap<>();
    if (admin != null) {
      properties.put("l2nas.access.admin-token-file", admin.toString());
    }
    if (evaluator != null) {
      properties.put("l2nas.access.evaluator-token-file", evaluator.toString());
    }
    return AccessSettings.of(properties);
  }
}
