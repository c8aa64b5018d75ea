package io.l2nas.standalone.screen;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command speaks: its result on {@code out}, everything else on {@code err}. Both are
 * UTF-8, whatever the locale says, for JSON is.
 *
 * @param out stdout
 * @param err stderr
 * @param terminal what is at the other end of them
 */
public record Console(PrintWriter out, PrintWriter err, Terminal terminal) {

  /** The console of this process. */
  public static Console ofProcess(Map<String, String> environment) {
    return new Console(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Terminal.of(environment, System.console() != null));
  }

  /** How to dress what goes to stdout. */
  public Style outStyle() {
    return terminal.style(terminal.stdout());
  }

  /** How to dress what goes to stderr. */
  public Style errStyle() {
    return terminal.style(terminal.stderr());
  }

  /** A remark beside the result. */
  public void note(String text) {
    err.println(errStyle().dim(text));
    err.flush();
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
