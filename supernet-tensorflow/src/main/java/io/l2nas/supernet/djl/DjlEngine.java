package io.l2nas.supernet.djl;

import ai.djl.engine.Engine;
import io.l2nas.tensorflow.NativeLibrary;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/** DJL's TensorFlow engine, on the native library that the class path brings. */
final class DjlEngine {
  static final String NAME = "TensorFlow";

  private DjlEngine() {}

  /**
   * Starts it, unless it runs.
   *
   * @throws LinkageError if there is no TensorFlow for this platform
   */
  static Engine start() {
    // It asks its maker's servers for models, and tells them that it was started.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    NativeLibrary.load();
    // Else it fetches a native library of its own, an older one.
    String library = Loader.load(org.tensorflow.internal.c_api.global.tensorflow.class);
    System.setProperty("TENSORFLOW_LIBRARY_PATH", Path.of(library).getParent().toString());
    return Engine.getEngine(NAME);
  }
}
