package io.l2nas.training.fit;

import io.l2nas.training.images.LabelledImages;
import java.util.Arrays;
import java.util.List;

/** Makes pixels numbers with mean 0 and deviation 1, each channel by itself. */
public final class Standardisation {
  private static final int VALUES = 256;

  private final List<Channel> channels;
  private final float[][] numbers;

  /**
   * Of a channel's pixels, which are from 0 to 255.
   *
   * @param mean what becomes 0
   * @param deviation what becomes 1 beyond the mean; if it is 0, everything becomes 0
   */
  public record Channel(double mean, double deviation) {
    public Channel {
      if (!Double.isFinite(mean) || !(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "mean is %s and deviation is %s; both must be finite, and no deviation is less than 0"
                .formatted(mean, deviation));
      }
    }

    private float of(int value) {
      // Images that are all alike have no deviation.
      return deviation == 0 ? 0 : (float) ((value - mean) / deviation);
    }
  }

  /** By these means and deviations. */
  public Standardisation(List<Channel> channels) {
    this.channels = List.copyOf(channels);
    this.numbers = new float[channels.size()][VALUES];
    for (int channel = 0; channel < numbers.length; channel++) {
      for (int value = 0; value < VALUES; value++) {
        numbers[channel][value] = channels.get(channel).of(value);
      }
    }
  }

  /** By mean and deviation of these images. */
  public static Standardisation of(LabelledImages images) {
    int channels = images.shape().channels();
    long[][] counts = new long[channels][VALUES];
    for (int image = 0; image < images.count(); image++) {
      for (int i = 0; i < images.pixelsPerImage(); i++) {
        counts[i % channels][images.pixel(image, i)]++;
      }
    }
    return new Standardisation(Arrays.stream(counts).map(Standardisation::channel).toList());
  }

  /** What it was made by. */
  public List<Channel> channels() {
    return channels;
  }

  /** Writes an image into a row of numbers, from {@code offset} on. */
  public void put(LabelledImages images, int image, float[] into, int offset) {
    int channelCount = numbers.length;
    for (int i = 0; i < images.pixelsPerImage(); i++) {
      into[offset + i] = numbers[i % channelCount][images.pixel(image, i)];
    }
  }

  private static Channel channel(long[] counts) {
    double count = 0;
    double sum = 0;
    double squares = 0;
    for (int value = 0; value < VALUES; value++) {
      count += counts[value];
      sum += (double) counts[value] * value;
      squares += (double) counts[value] * value * value;
    }
    double mean = sum / count;
    return new Channel(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
  }
}
