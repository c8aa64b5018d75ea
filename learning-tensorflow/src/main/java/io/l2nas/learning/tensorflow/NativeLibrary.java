package io.l2nas.learning.tensorflow;

import org.tensorflow.TensorFlow;

/**
 * TensorFlow's native library. JavaCPP takes it from the class path and unpacks it into the user's
 * cache folder (some 650 MB in {@code ~/.javacpp/cache}), once.
 */
final class NativeLibrary {
  private NativeLibrary() {}

  /**
   * Loads it, unless it is loaded.
   *
   * @throws LinkageError if there is none for this platform, or it does not start
   */
  static void load() {
    // JavaCPP counts the memory of the process on every allocation, unless it has no limit. It
    // reads these when its first class is loaded.
    setUnlessSet("org.bytedeco.javacpp.maxBytes", "0");
    setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    TensorFlow.version();
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
