package io.l2nas.standalone.compare;

import io.l2nas.standalone.client.Json;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file of a comparison that outlives the process: a line that says what is compared, then a line
 * of JSON for whatever was added. A line that a killed process left half written is dropped. One
 * process at a time.
 *
 * @param <T> what a line holds
 */
final class JsonLines<T> implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final List<T> before;

  private JsonLines(Path file, FileChannel channel, List<T> before) {
    this.file = file;
    this.channel = channel;
    this.before = before;
  }

  /**
   * Opens the file and reads it, or begins it.
   *
   * @throws CommandException if it is another comparison's, is in use, or cannot be read or written
   */
  static <T> JsonLines<T> open(Path file, Heading heading, Class<T> type) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        lock(file, channel);
        return new JsonLines<>(file, channel, read(file, channel, heading, type));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** What was there when it was opened. */
  List<T> before() {
    return before;
  }

  /** Adds a line; it is in the file when this returns. */
  synchronized void add(T line) {
    try {
      append(channel, Json.line(line));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static void lock(Path file, FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(file, e);
    }
    throw inUse(file, null);
  }

  private static <T> List<T> read(Path file, FileChannel channel, Heading heading, Class<T> type)
      throws IOException {
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
    if (whole.isEmpty()) {
      append(channel, Json.line(heading));
      return List.of();
    }
    List<String> lines = whole.lines().toList();
    parse(file, lines, 0, Heading.class)
        .differenceTo(heading)
        .ifPresent(
            difference -> {
              throw new CommandException(
                  ExitCode.USAGE,
                  "the folder '%s' holds another comparison: %s; give another --output"
                      .formatted(file.getParent(), difference));
            });
    return IntStream.range(1, lines.size()).mapToObj(i -> parse(file, lines, i, type)).toList();
  }

  private static <T> T parse(Path file, List<String> lines, int index, Class<T> type) {
    return Json.parse(lines.get(index), type)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.INPUT,
                    "%s, line %d: it is no line of a comparison; remove it, or give another --output"
                        .formatted(file, index + 1)));
  }

  private static void append(FileChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static CommandException inUse(Path file, Exception cause) {
    return new CommandException(
        ExitCode.INPUT,
        "the folder '%s' is in use by another comparison; wait for it, or give another --output"
            .formatted(file.getParent()),
        cause);
  }

  private static CommandException failure(Path file, IOException cause) {
    return new CommandException(
        ExitCode.INPUT,
        "'%s' could not be read or written: %s".formatted(file, cause.getMessage()),
        cause);
  }
}
