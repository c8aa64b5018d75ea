package io.l2nas.supernet.model;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Graphs as files. What is stored is always a SavedModel that was made here, of the graph alone:
 * whatever else the bringer's has, such as operations that run when it is loaded, stays behind.
 */
public final class TensorFlowGraph {
  /** How TensorFlow wants the file to be called. */
  public static final String NAME = "saved_model.pb";

  /** The signature with both inputs and the output. */
  public static final String SIGNATURE = "serving_default";

  /** How the inputs and the output are called there. */
  public static final String IMAGES = "images";

  /** The architecture. */
  public static final String CHOICES = "choices";

  /** The answer. */
  public static final String LOGITS = "logits";

  private static final String TAG = "serve";

  private TensorFlowGraph() {}

  /**
   * Reads a graph: a GraphDef, or a SavedModel's folder.
   *
   * @throws InvalidModelException if it is neither
   */
  public static GraphDef read(Path path) {
    try {
      return Files.isDirectory(path)
          ? ofSavedModel(path)
          : GraphDef.parseFrom(Files.readAllBytes(path));
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidModelException(
          "'%s' is no GraphDef (%s); give a frozen graph, or a SavedModel's folder"
              .formatted(path, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new InvalidModelException(
          "'%s' cannot be read (%s); give a frozen graph, or a SavedModel's folder"
              .formatted(path, e),
          e);
    }
  }

  private static GraphDef ofSavedModel(Path folder) throws IOException {
    SavedModel model = SavedModel.parseFrom(Files.readAllBytes(folder.resolve(NAME)));
    if (model.getMetaGraphsCount() != 1) {
      throw new InvalidModelException(
          "'%s' has %d graphs; it must have one".formatted(folder, model.getMetaGraphsCount()));
    }
    return model.getMetaGraphs(0).getGraphDef();
  }

  /** The graph with its signature; the same graph always gives the same bytes. */
  static byte[] bytes(Manifest manifest, GraphDef graph) {
    requireTensors(manifest, graph);
    int side = manifest.shape().side();
    int channels = manifest.shape().channels();
    SignatureDef signature =
        SignatureDef.newBuilder()
            .setMethodName("tensorflow/serving/predict")
            .putInputs(
                IMAGES,
                tensor(manifest.inputs().images(), DataType.DT_FLOAT, -1, side, side, channels))
            .putInputs(CHOICES, tensor(manifest.inputs().choices(), DataType.DT_INT32, -1))
            .putOutputs(
                LOGITS, tensor(manifest.output(), DataType.DT_FLOAT, -1, manifest.classes()))
            .build();
    MetaGraphDef meta =
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags(TAG))
            .setGraphDef(graph)
            .putSignatureDef(SIGNATURE, signature)
            .build();
    return bytes(SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build());
  }

  private static void requireTensors(Manifest manifest, GraphDef graph) {
    Set<String> nodes =
        graph.getNodeList().stream().map(NodeDef::getName).collect(Collectors.toSet());
    Stream.of(manifest.inputs().images(), manifest.inputs().choices(), manifest.output())
        .filter(tensor -> !nodes.contains(tensor.replaceFirst(":\\d+$", "")))
        .findFirst()
        .ifPresent(
            tensor -> {
              throw new InvalidModelException(
                  "the manifest names the tensor '%s', which the graph does not have; give it as name:index"
                      .formatted(tensor));
            });
  }

  private static TensorInfo tensor(String name, DataType type, long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder()
        .setName(name.contains(":") ? name : name + ":0")
        .setDtype(type)
        .setTensorShape(shape)
        .build();
  }

  private static byte[] bytes(SavedModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream output = CodedOutputStream.newInstance(bytes);
    // Else attributes stand in whatever order they came.
    output.useDeterministicSerialization();
    try {
      model.writeTo(output);
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
