package io.l2nas.training.images;

import io.l2nas.core.network.ImageShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * 1,797 handwritten digits of 8 × 8 pixels (Alpaydin and Kaynak, UCI Machine Learning Repository,
 * 1998). Of nine in turn five are for training, three for validation and one for testing.
 */
final class Digits {
  private static final ImageShape SHAPE = new ImageShape(8, 1, 10);
  private static final int PIXELS = 64;
  private static final int TURN = 9;
  private static final int FIRST_FOR_VALIDATION = 5;
  private static final int FOR_TESTING = 8;

  private Digits() {}

  static Dataset read() {
    LabelledImages all = all();
    return new Dataset(
        all.where(image -> image % TURN < FIRST_FOR_VALIDATION),
        all.where(image -> image % TURN >= FIRST_FOR_VALIDATION && image % TURN < FOR_TESTING),
        all.where(image -> image % TURN == FOR_TESTING));
  }

  private static LabelledImages all() {
    List<String> lines = lines();
    byte[] pixels = new byte[lines.size() * PIXELS];
    byte[] labels = new byte[lines.size()];
    for (int image = 0; image < labels.length; image++) {
      String[] numbers = lines.get(image).split(",");
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        pixels[image * PIXELS + pixel] = Byte.parseByte(numbers[pixel]);
      }
      labels[image] = Byte.parseByte(numbers[PIXELS]);
    }
    return new LabelledImages(SHAPE, pixels, labels);
  }

  private static List<String> lines() {
    try (InputStream file = Digits.class.getResourceAsStream("digits.csv.gz");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the digits that come with this program cannot be read", e);
    }
  }
}
