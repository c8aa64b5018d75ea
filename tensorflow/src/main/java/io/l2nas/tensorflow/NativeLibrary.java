package io.l2nas.tensorflow;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * TensorFlow's native library. JavaCPP takes it from the class path and unpacks it into the user's
 * cache folder (some 650 MB in {@code ~/.javacpp/cache}), once.
 */
public final class NativeLibrary {
  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Loads it, unless it is loaded.
   *
   * @throws LinkageError if there is none for this platform, or it does not start
   */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    // JavaCPP counts the memory of the process on every allocation, unless it has no limit. It
    // reads these when its first class is loaded.
    setUnlessSet("org.bytedeco.javacpp.maxBytes", "0");
    setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    runOnce();
    loaded = true;
  }

  /**
   * The first session of a process decides on how many threads all of them compute, whatever they
   * say; and it tells stderr that it does not optimise, which had better stand before all else.
   */
  private static void runOnce() {
    try (Graph graph = new Graph();
        Session session = new Session(graph, OneThread.configuration())) {
      session.runner().fetch(Ops.create(graph).constant(0)).run().close();
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
