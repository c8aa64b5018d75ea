package io.l2nas.training.fit;

/** How the learning rate goes down. */
public enum Schedule {
  /** It does not. */
  CONSTANT {
    @Override
    public double factor(double done) {
      return 1;
    }
  },
  /** To 0 along half a cosine (Loshchilov and Hutter, ICLR 2017, without restarts). */
  COSINE {
    @Override
    public double factor(double done) {
      return (1 + StrictMath.cos(Math.PI * done)) / 2;
    }
  };

  /**
   * What is left of the first rate.
   *
   * @param done the part of all steps that has been taken, from 0 to 1
   */
  public abstract double factor(double done);
}
