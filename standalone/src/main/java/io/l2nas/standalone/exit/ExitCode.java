package io.l2nas.standalone.exit;

import io.l2nas.contracts.ExperimentStatus;

/** How a command ends. The numbers are part of the interface: scripts depend on them. */
public enum ExitCode {
  OK(0, "it is done"),
  FAILED(1, "the search or experiment failed, or a replay or check did not come out"),
  USAGE(2, "bad usage: an option or a value that is not valid"),
  INPUT(3, "a file is missing or cannot be used"),
  UNREACHABLE(4, "no server answers"),
  REFUSED(5, "the server refused"),
  CANCELLED(6, "the experiment was cancelled"),
  BUG(70, "a fault of l2nas itself"),
  INTERRUPTED(130, "interrupted, for instance by Ctrl-C");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** How a command ends that followed an experiment to its end. */
  public static ExitCode of(ExperimentStatus status) {
    return switch (status) {
      case RUNNING, PAUSED, COMPLETED -> OK;
      case CANCELLED -> CANCELLED;
      case FAILED -> FAILED;
    };
  }

  public int number() {
    return number;
  }

  /** What it tells, in a few words. */
  public String meaning() {
    return meaning;
  }
}
