package io.l2nas.evaluator;

import io.l2nas.evaluator.channel.EvaluatorPool;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/**
 * The evaluator service in a process of its own. Told to stop, it lets its evaluations end for a
 * while; told again, it hands them back at once; told a third time, it is gone. Whoever stops it in
 * order sees exit code 0.
 */
@QuarkusMain(name = "evaluator")
public final class EvaluatorMain {
  private static final int KILLED = 128;
  private static final AtomicInteger SIGNALS = new AtomicInteger();

  private EvaluatorMain() {}

  public static void main(String... arguments) {
    Signal.handle(new Signal("TERM"), EvaluatorMain::stop);
    Signal.handle(new Signal("INT"), EvaluatorMain::stop);
    Quarkus.run(arguments);
  }

  private static void stop(Signal signal) {
    switch (SIGNALS.incrementAndGet()) {
      case 1 -> Quarkus.asyncExit(0);
      case 2 -> Arc.container().instance(EvaluatorPool.class).get().handBackNow();
      default -> Runtime.getRuntime().halt(KILLED + signal.getNumber());
    }
  }
}
