package io.l2nas.core.network;

/**
 * Images as a network sees them.
 *
 * @param side rows and columns
 * @param channels 1 if they are grey, 3 if they have colours
 * @param classes how many there are to tell apart
 */
public record ImageShape(int side, int channels, int classes) {
  public static final ImageShape CIFAR10 = new ImageShape(32, 3, 10);
  public static final ImageShape CIFAR100 = new ImageShape(32, 3, 100);
  public static final ImageShape IMAGENET16_120 = new ImageShape(16, 3, 120);
  public static final ImageShape IMAGENET = new ImageShape(224, 3, 1000);

  public ImageShape {
    requirePositive("side", side);
    requirePositive("channels", channels);
    requirePositive("classes", classes);
  }

  private static void requirePositive(String field, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(field + " is " + number + "; it must be at least 1");
    }
  }
}
