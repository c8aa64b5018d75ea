package io.l2nas.core.network;

/**
 * A block of a MobileNetV3 in its place: widen by a 1 × 1 convolution, convolve every channel by
 * itself, squeeze and excite, narrow by a 1 × 1 convolution.
 *
 * @param side rows and columns of its input
 * @param in channels of its input
 * @param inside channels between its 1 × 1 convolutions; where they are those of the input the
 *     first convolution is left out
 * @param kernel the side of its depthwise convolution
 * @param stride that of the depthwise convolution
 * @param out channels of its output
 * @param squeezes whether it has squeeze-and-excitation
 * @param hardSwish whether its activation is h_swish; else it is ReLU
 */
record PlacedBlock(
    int side,
    int in,
    int inside,
    int kernel,
    int stride,
    int out,
    boolean squeezes,
    boolean hardSwish) {

  /** Rows and columns of its output. */
  int outputSide() {
    return (side + stride - 1) / stride;
  }

  /** Whether it has the first of its 1 × 1 convolutions. */
  boolean widens() {
    return inside != in;
  }

  /** Whether its input is added to its output. */
  boolean hasShortcut() {
    return stride == 1 && in == out;
  }
}
