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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs of a comparison that have ended, in a file that outlives the process: a line that says
 * what is compared, then a line of JSON per run, written when the run ends. A line that a killed
 * process left half written is dropped, and its run is done again. One process at a time.
 */
final class Journal implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final Map<Run, RunRecord> records = new LinkedHashMap<>();

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the journal, or begins it.
   *
   * @throws CommandException if it is another comparison's, is in use, or cannot be read or written
   */
  static Journal open(Path file, Heading heading) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Journal journal =
          new Journal(
              file,
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE));
      try {
        journal.lock();
        journal.read(heading);
        return journal;
      } catch (IOException | RuntimeException e) {
        journal.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** The record of a run, if it has ended. */
  synchronized Optional<RunRecord> find(Run run) {
    return Optional.ofNullable(records.get(run));
  }

  /** Adds a run; it is in the file when this returns. */
  synchronized void add(RunRecord record) {
    try {
      append(Json.line(record));
    } catch (IOException e) {
      throw failure(file, e);
    }
    records.put(record.result().run(), record);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private void lock() throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(e);
    }
    throw inUse(null);
  }

  private void read(Heading heading) throws IOException {
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
    if (whole.isEmpty()) {
      append(Json.line(heading));
      return;
    }
    List<String> lines = whole.lines().toList();
    parse(lines, 0, Heading.class)
        .differenceTo(heading)
        .ifPresent(
            difference -> {
              throw new CommandException(
                  ExitCode.USAGE,
                  "the folder '%s' holds another comparison: %s; give another --output"
                      .formatted(file.getParent(), difference));
            });
    for (int i = 1; i < lines.size(); i++) {
      RunRecord record = parse(lines, i, RunRecord.class);
      records.put(record.result().run(), record);
    }
  }

  private <T> T parse(List<String> lines, int index, Class<T> type) {
    return Json.parse(lines.get(index), type)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.INPUT,
                    "%s, line %d: it is no line of a comparison; remove it, or give another --output"
                        .formatted(file, index + 1)));
  }

  private void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private CommandException inUse(Exception cause) {
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
