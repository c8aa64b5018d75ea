package io.l2nas.supernet.djl;

import ai.djl.engine.Engine;
import io.l2nas.supernet.model.InvalidModelException;
import io.l2nas.supernet.model.Manifest;
import io.l2nas.supernet.model.TensorFlowGraph;
import io.l2nas.tensorflow.NativeLibrary;
import io.l2nas.tensorflow.OneThread;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/**
 * An engine of DJL, and how it wants to be asked.
 *
 * @param engine its name
 * @param options for loading a model
 * @param images what the input with the images is called
 * @param choices what the input with the architecture is called
 */
record Backend(String engine, Map<String, ?> options, String images, String choices) {
  private static final String ONNX = "OnnxRuntime";

  /**
   * The one for a supernet, started.
   *
   * @throws InvalidModelException if this process has none for it
   * @throws LinkageError if there is no native library for this platform
   */
  static Backend of(Manifest manifest) {
    // DJL asks its maker's servers for models, and tells them that it was started.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    // Else ONNX Runtime starts TensorFlow beside it, for sums that nobody asks for.
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
    return switch (manifest.computedBy()) {
      case TENSORFLOW -> tensorFlow();
      case ONNX -> onnx(manifest);
    };
  }

  private static Backend tensorFlow() {
    NativeLibrary.load();
    // Else DJL fetches a native library of its own, an older one.
    String library = Loader.load(org.tensorflow.internal.c_api.global.tensorflow.class);
    System.setProperty("TENSORFLOW_LIBRARY_PATH", Path.of(library).getParent().toString());
    return new Backend(
        "TensorFlow",
        Map.of(
            "SignatureDefKey", TensorFlowGraph.SIGNATURE, "ConfigProto", OneThread.withBranches()),
        TensorFlowGraph.IMAGES,
        TensorFlowGraph.CHOICES);
  }

  private static Backend onnx(Manifest manifest) {
    if (!Engine.hasEngine(ONNX)) {
      throw new InvalidModelException(
          "the supernet is an ONNX model, and there is no ONNX Runtime here; put"
              + " ai.djl.onnxruntime:onnxruntime-engine on the class path");
    }
    return new Backend(
        ONNX,
        Map.of("interOpNumThreads", "1", "intraOpNumThreads", "1"),
        manifest.inputs().images(),
        manifest.inputs().choices());
  }
}
