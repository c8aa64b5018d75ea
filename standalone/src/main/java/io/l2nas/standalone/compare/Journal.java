package io.l2nas.standalone.compare;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The runs of a comparison that have ended: those of earlier processes, and those of this one. */
final class Journal implements AutoCloseable {
  private final JsonLines<RunRecord> lines;
  private final Map<Run, RunRecord> records = new LinkedHashMap<>();

  /**
   * Opens the file, or begins it.
   *
   * @throws io.l2nas.standalone.exit.CommandException if it is another comparison's, is in use, or
   *     cannot be read or written
   */
  Journal(Path file, Heading heading) {
    lines = JsonLines.open(file, heading, RunRecord.class);
    lines.before().forEach(this::remember);
  }

  /** The record of a run, if it has ended. */
  synchronized Optional<RunRecord> find(Run run) {
    return Optional.ofNullable(records.get(run));
  }

  /** Adds a run; it is in the file when this returns. */
  synchronized void add(RunRecord record) {
    lines.add(record);
    remember(record);
  }

  @Override
  public void close() {
    lines.close();
  }

  private void remember(RunRecord record) {
    records.put(record.result().run(), record);
  }
}
