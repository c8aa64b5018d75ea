package io.l2nas.supernet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;

/** ONNX models, written field by field: no exporter of them runs on Java. */
public final class OnnxModels {
  private static final int FLOAT = 1;
  private static final int INT32 = 6;
  private static final int INT64 = 7;

  private OnnxModels() {}

  /** The twin of {@link Supernets#foreign}: all images are of the class that the first row says. */
  public static byte[] foreign() {
    return foreign(graph -> {});
  }

  /**
   * The same with something else.
   *
   * @param more adds to the graph
   */
  public static byte[] foreign(Consumer<UnknownFieldSet.Builder> more) {
    UnknownFieldSet.Builder graph = UnknownFieldSet.newBuilder();
    add(graph, 1, node("Slice", "first", "choices", "zero", "one"));
    add(graph, 1, node("OneHot", "hot", "first", "classes", "values"));
    add(graph, 1, node("Shape", "shape", "images"));
    add(graph, 1, node("Slice", "count", "shape", "zero", "one"));
    UnknownFieldSet.Builder axis = UnknownFieldSet.newBuilder();
    text(axis, 1, "axis");
    number(axis, 3, 0);
    number(axis, 20, 2);
    UnknownFieldSet.Builder concat = node("Concat", "times", "count", "one").toBuilder();
    add(concat, 5, axis.build());
    add(graph, 1, concat.build());
    add(graph, 1, node("Tile", "logits", "hot", "times"));
    text(graph, 2, "foreign");
    add(graph, 5, tensor("zero", INT64, 1, longs(0)));
    add(graph, 5, tensor("one", INT64, 1, longs(1)));
    add(graph, 5, tensor("classes", INT32, 1, little(4).putInt(10)));
    add(graph, 5, tensor("values", FLOAT, 2, little(8).putFloat(0).putFloat(1)));
    add(graph, 11, value("images", FLOAT));
    add(graph, 11, value("choices", INT32));
    add(graph, 12, value("logits", FLOAT));
    more.accept(graph);
    return model(graph.build());
  }

  /** A node without attributes. */
  public static UnknownFieldSet node(String operator, String output, String... inputs) {
    UnknownFieldSet.Builder node = UnknownFieldSet.newBuilder();
    List.of(inputs).forEach(input -> text(node, 1, input));
    text(node, 2, output);
    text(node, 3, output);
    text(node, 4, operator);
    return node.build();
  }

  /** Adds a message to a field. */
  public static void add(UnknownFieldSet.Builder to, int number, UnknownFieldSet message) {
    to.mergeField(number, Field.newBuilder().addLengthDelimited(message.toByteString()).build());
  }

  /** Adds a text to a field. */
  public static void text(UnknownFieldSet.Builder to, int number, String text) {
    to.mergeField(
        number, Field.newBuilder().addLengthDelimited(ByteString.copyFrom(text, UTF_8)).build());
  }

  /** Adds a number to a field. */
  public static void number(UnknownFieldSet.Builder to, int number, long value) {
    to.mergeField(number, Field.newBuilder().addVarint(value).build());
  }

  private static byte[] model(UnknownFieldSet graph) {
    UnknownFieldSet.Builder operators = UnknownFieldSet.newBuilder();
    text(operators, 1, "");
    number(operators, 2, 17);
    UnknownFieldSet.Builder model = UnknownFieldSet.newBuilder();
    number(model, 1, 8);
    add(model, 7, graph);
    add(model, 8, operators.build());
    return model.build().toByteArray();
  }

  private static UnknownFieldSet value(String name, int element) {
    UnknownFieldSet.Builder tensor = UnknownFieldSet.newBuilder();
    number(tensor, 1, element);
    UnknownFieldSet.Builder type = UnknownFieldSet.newBuilder();
    add(type, 1, tensor.build());
    UnknownFieldSet.Builder value = UnknownFieldSet.newBuilder();
    text(value, 1, name);
    add(value, 2, type.build());
    return value.build();
  }

  private static UnknownFieldSet tensor(String name, int type, int size, ByteBuffer data) {
    UnknownFieldSet.Builder tensor = UnknownFieldSet.newBuilder();
    number(tensor, 1, size);
    number(tensor, 2, type);
    text(tensor, 8, name);
    tensor.mergeField(
        9, Field.newBuilder().addLengthDelimited(ByteString.copyFrom(data.flip())).build());
    return tensor.build();
  }

  private static ByteBuffer longs(long value) {
    return little(8).putLong(value);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
