package io.l2nas.standalone.exit;

/**
 * A command cannot go on. The message is one line for a person: it names the field, its value and
 * the fix.
 */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public CommandException(ExitCode code, String message) {
    this(code, message, null);
  }

  public CommandException(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ExitCode code() {
    return code;
  }
}
