package io.l2nas.standalone.compare;

import io.l2nas.contracts.Sha256;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 in hexadecimal digits. */
final class Fingerprint {
  private Fingerprint() {}

  /** Of files, one after the other; a folder stands for the files in it, in the order of names. */
  static String of(List<Path> paths) {
    MessageDigest digest = Sha256.begin();
    for (Path path : paths) {
      try (DigestOutputStream out =
          new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        for (Path file : files(path)) {
          Files.copy(file, out);
        }
      } catch (IOException e) {
        throw new CommandException(
            ExitCode.INPUT, "'%s' could not be read: %s".formatted(path, e.getMessage()), e);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String of(String text) {
    return Sha256.text(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
