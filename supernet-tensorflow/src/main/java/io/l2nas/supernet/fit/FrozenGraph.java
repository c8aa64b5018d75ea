package io.l2nas.supernet.fit;

import com.google.protobuf.ByteString;
import io.l2nas.training.network.Weights.Weight;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Of a graph that was trained, what its answer is made of, with constants for its weights. */
public final class FrozenGraph {
  /** The images that are shown, and what was done to them before. */
  public static final String IMAGES = "images";

  /** The architecture. */
  public static final String CHOICES = "choices";

  /** The answer. */
  public static final String LOGITS = "logits";

  private FrozenGraph() {}

  /**
   * The part of a graph that {@link #LOGITS} is made of.
   *
   * @param values the numbers of each weight
   */
  static GraphDef of(GraphDef graph, List<Weight> weights, List<float[]> values) {
    Map<String, NodeDef> nodes = new HashMap<>();
    graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    for (int i = 0; i < weights.size(); i++) {
      String name = weights.get(i).value().asOutput().op().name();
      nodes.put(name, constant(name, weights.get(i).shape(), values.get(i)));
    }
    Set<String> needed = needed(nodes);
    GraphDef.Builder frozen = GraphDef.newBuilder().setVersions(graph.getVersions());
    graph.getNodeList().stream()
        .map(NodeDef::getName)
        .filter(needed::contains)
        .forEach(name -> frozen.addNode(nodes.get(name)));
    return frozen.build();
  }

  private static Set<String> needed(Map<String, NodeDef> nodes) {
    Set<String> needed = new HashSet<>(Set.of(LOGITS));
    Deque<String> open = new ArrayDeque<>(needed);
    while (!open.isEmpty()) {
      for (String input : nodes.get(open.pop()).getInputList()) {
        String name = input.replaceFirst("^\\^", "").replaceFirst(":\\d+$", "");
        if (needed.add(name)) {
          open.push(name);
        }
      }
    }
    return needed;
  }

  private static NodeDef constant(String name, Shape shape, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    for (long size : shape.asArray()) {
      sizes.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(sizes)
            .setTensorContent(ByteString.copyFrom(bytes))
            .build();
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", AttrValue.newBuilder().setType(DataType.DT_FLOAT).build())
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
        .build();
  }
}
