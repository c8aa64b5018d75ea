package io.l2nas.supernet.fit;

import io.l2nas.contracts.Sha256;
import io.l2nas.training.images.Dataset;
import io.l2nas.training.images.LabelledImages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Tells data sets from each other, whatever they are called. */
public final class DatasetDigest {
  private DatasetDigest() {}

  /** The SHA-256 of the images that are trained on and those that architectures are compared by. */
  public static String of(Dataset dataset) {
    MessageDigest digest = Sha256.begin();
    add(digest, dataset.training());
    add(digest, dataset.validation());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, LabelledImages images) {
    digest.update((images.shape() + " " + images.count()).getBytes(StandardCharsets.UTF_8));
    byte[] pixels = new byte[images.pixelsPerImage()];
    for (int image = 0; image < images.count(); image++) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) images.pixel(image, i);
      }
      digest.update(pixels);
      digest.update((byte) images.label(image));
    }
  }
}
