package io.l2nas.core.network;

/**
 * Adds up layers. Convolutions pad by half their kernel, so their output has ⌈side / stride⌉ rows
 * and columns, and have no bias.
 */
final class Tally {
  private long parameters;
  private long multiplyAdds;

  Cost cost() {
    return new Cost(parameters, multiplyAdds);
  }

  /**
   * A convolution of all channels, and batch normalisation.
   *
   * @param side rows and columns of the input
   * @return those of the output
   */
  int conv(int side, int kernel, int stride, int in, int out) {
    normalise(out);
    return bareConv(side, kernel, stride, in, out);
  }

  /** A convolution of every channel by itself, and batch normalisation. */
  int depthwise(int side, int kernel, int stride, int channels) {
    normalise(channels);
    return bareDepthwise(side, kernel, stride, channels);
  }

  /** A convolution without normalisation. */
  int bareConv(int side, int kernel, int stride, int in, int out) {
    return layer(side, stride, (long) kernel * kernel * in * out);
  }

  /** A convolution of every channel by itself, without normalisation. */
  int bareDepthwise(int side, int kernel, int stride, int channels) {
    return layer(side, stride, (long) kernel * kernel * channels);
  }

  /** A linear layer with a bias, which is not counted among the multiply-adds. */
  void linear(int in, int out) {
    parameters += (long) in * out + out;
    multiplyAdds += (long) in * out;
  }

  /** Batch normalisation. */
  void normalise(int channels) {
    parameters += 2L * channels;
  }

  private int layer(int side, int stride, long weights) {
    int output = (side + stride - 1) / stride;
    parameters += weights;
    multiplyAdds += weights * output * output;
    return output;
  }
}
