package io.l2nas.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * What one input may cost: a second of the processor and 64 MiB. An input that costs more is a way
 * to stop a service, however well it is refused in the end.
 *
 * <p>Counted for the thread alone, so a busy machine finds nothing that is not there.
 */
public final class Cost {
  private static final long MAX_NANOS = 1_000_000_000;
  private static final long MAX_BYTES = 64L << 20;

  /** The first time also pays for loading classes; what is slow stays slow. */
  private static final int TRIES = 3;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Cost() {}

  /** Runs it, and fails if that was too dear each time. */
  public static <T> T limited(Callable<T> task) throws Exception {
    String complaint = "";
    for (int i = 0; i < TRIES; i++) {
      long nanos = THREADS.getCurrentThreadCpuTime();
      long bytes = allocated();
      T result = task.call();
      nanos = THREADS.getCurrentThreadCpuTime() - nanos;
      bytes = allocated() - bytes;
      if (nanos <= MAX_NANOS && bytes <= MAX_BYTES) {
        return result;
      }
      complaint = "the input took %d ms and %d MiB".formatted(nanos / 1_000_000, bytes >> 20);
    }
    throw new AssertionError(complaint);
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
