package io.l2nas.standalone.screen;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * One line that is drawn again and again by a thread of its own: the search is never held up by the
 * screen, and time goes on where a step takes long.
 */
final class LiveDisplay<P> implements ProgressDisplay<P> {
  private static final long MILLIS_BETWEEN_FRAMES = 100;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter screen;
  private final ProgressText<P> text;
  private final Style style;
  private final LongSupplier nanoClock;
  private final Pace pace = new Pace();
  private final Thread painter = new Thread(this::paint, "l2nas-progress");

  private volatile String phase = "";
  private volatile P progress;
  private int frame;
  private boolean closed;

  LiveDisplay(PrintWriter screen, ProgressText<P> text, Style style, LongSupplier nanoClock) {
    this.screen = screen;
    this.text = text;
    this.style = style;
    this.nanoClock = nanoClock;
  }

  static <P> LiveDisplay<P> start(Console console, ProgressText<P> text) {
    LiveDisplay<P> display =
        new LiveDisplay<>(console.err(), text, console.errStyle(), System::nanoTime);
    display.painter.setDaemon(true);
    display.painter.start();
    return display;
  }

  @Override
  public void phase(String doing) {
    phase = doing;
  }

  @Override
  public void show(P latest) {
    progress = latest;
    phase = "";
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      painter.interrupt();
      screen.print(CLEAR);
      screen.flush();
    }
  }

  /** Draws one frame. */
  synchronized void draw() {
    P now = progress;
    String doing = phase;
    if (closed || (now == null && doing.isEmpty())) {
      return;
    }
    screen.print(
        doing.isEmpty()
            ? CLEAR + text.line(now, pace.perSecond(nanoClock.getAsLong(), text.done(now)))
            : CLEAR + " " + style.spinner(frame++) + " " + style.dim(doing));
    screen.flush();
  }

  private void paint() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        draw();
        Thread.sleep(MILLIS_BETWEEN_FRAMES);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
