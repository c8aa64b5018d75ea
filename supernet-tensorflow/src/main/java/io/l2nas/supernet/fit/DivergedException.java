package io.l2nas.supernet.fit;

/** A training whose loss is no number any more: nothing can come of it. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DivergedException(int step, float loss) {
    super("the loss of step %d is %s; train with a lower rate".formatted(step, loss));
  }
}
