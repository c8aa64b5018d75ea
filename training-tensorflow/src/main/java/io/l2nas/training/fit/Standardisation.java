package io.l2nas.training.fit;

import io.l2nas.training.images.LabelledImages;

/** Makes pixels numbers with mean 0 and deviation 1, each channel by itself. */
final class Standardisation {
  private static final int VALUES = 256;

  private final float[][] numbers;

  private Standardisation(float[][] numbers) {
    this.numbers = numbers;
  }

  /** By mean and deviation of these images. */
  static Standardisation of(LabelledImages images) {
    int channels = images.shape().channels();
    long[][] counts = new long[channels][VALUES];
    for (int image = 0; image < images.count(); image++) {
      for (int i = 0; i < images.pixelsPerImage(); i++) {
        counts[i % channels][images.pixel(image, i)]++;
      }
    }
    float[][] numbers = new float[channels][];
    for (int channel = 0; channel < channels; channel++) {
      numbers[channel] = standardised(counts[channel]);
    }
    return new Standardisation(numbers);
  }

  /** Writes an image into a row of numbers, from {@code offset} on. */
  void put(LabelledImages images, int image, float[] into, int offset) {
    int channels = numbers.length;
    for (int i = 0; i < images.pixelsPerImage(); i++) {
      into[offset + i] = numbers[i % channels][images.pixel(image, i)];
    }
  }

  private static float[] standardised(long[] counts) {
    double count = 0;
    double sum = 0;
    double squares = 0;
    for (int value = 0; value < VALUES; value++) {
      count += counts[value];
      sum += (double) counts[value] * value;
      squares += (double) counts[value] * value * value;
    }
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    float[] numbers = new float[VALUES];
    for (int value = 0; value < VALUES; value++) {
      // Images that are all alike have no deviation.
      numbers[value] = deviation == 0 ? 0 : (float) ((value - mean) / deviation);
    }
    return numbers;
  }
}
