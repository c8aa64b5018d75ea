package io.l2nas.supernet.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An ONNX model: whether it is one, and does nothing but compute.
 *
 * <p>It is a protocol buffer ({@code onnx.proto} of the ONNX project, whose numbers stand here).
 * All occurrences of a field are looked at, for a reader merges them.
 */
final class OnnxModel {
  /** How DJL finds it in a folder. */
  static final String NAME = "model.onnx";

  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_FUNCTIONS = 25;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;
  private static final int GRAPH_SPARSE_INITIALIZER = 15;
  private static final int NODE_NAME = 3;
  private static final int NODE_OPERATION = 4;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int NODE_DOMAIN = 7;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int ATTRIBUTE_TENSORS = 10;
  private static final int ATTRIBUTE_GRAPHS = 11;
  private static final int ATTRIBUTE_SPARSE_TENSOR = 22;
  private static final int ATTRIBUTE_SPARSE_TENSORS = 23;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_EXTERNAL_DATA = 13;
  private static final int TENSOR_DATA_LOCATION = 14;
  private static final int VALUE_NAME = 1;
  private static final int VALUE_TYPE = 2;
  private static final int TYPE_TENSOR = 1;
  private static final int TENSOR_TYPE_ELEMENT = 1;

  /** Element types. */
  private static final int FLOAT = 1;

  private static final int INT32 = 6;

  /** Branches in branches; exporters need two or three. */
  private static final int DEPTH = 20;

  private OnnxModel() {}

  /**
   * Looks at all of it.
   *
   * @throws InvalidModelException if it is no ONNX model, if it has not the inputs and the output
   *     that the manifest says, if an operator is not allowed or data is elsewhere
   */
  static void require(Manifest manifest, byte[] bytes) {
    try {
      UnknownFieldSet model = UnknownFieldSet.parseFrom(bytes);
      List<UnknownFieldSet> graphs = messages(model, MODEL_GRAPH);
      if (graphs.size() != 1) {
        throw new InvalidModelException(
            "the file has %d graphs of ONNX; it must have one".formatted(graphs.size()));
      }
      if (!messages(model, MODEL_FUNCTIONS).isEmpty()) {
        throw new InvalidModelException(
            "the ONNX model has functions of its own; export it with them written out");
      }
      requireValues(manifest, graphs.get(0));
      requireGraph(graphs.get(0), 0);
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidModelException(
          "the graph is no ONNX model (%s)".formatted(e.getMessage()), e);
    }
  }

  private static void requireValues(Manifest manifest, UnknownFieldSet graph)
      throws InvalidProtocolBufferException {
    Set<String> weights =
        messages(graph, GRAPH_INITIALIZER).stream()
            .map(tensor -> text(tensor, TENSOR_NAME))
            .collect(Collectors.toSet());
    List<UnknownFieldSet> inputs =
        messages(graph, GRAPH_INPUT).stream()
            .filter(input -> !weights.contains(text(input, VALUE_NAME)))
            .toList();
    String images = manifest.inputs().images();
    String choices = manifest.inputs().choices();
    requireNames("inputs", List.of(images, choices), inputs);
    requireNames("output", List.of(manifest.output()), messages(graph, GRAPH_OUTPUT));
    for (UnknownFieldSet input : inputs) {
      boolean ofImages = text(input, VALUE_NAME).equals(images);
      if (element(input) != (ofImages ? FLOAT : INT32)) {
        throw new InvalidModelException(
            "the input '%s' of the ONNX model has elements of type %d; it must be %s"
                .formatted(
                    text(input, VALUE_NAME), element(input), ofImages ? "FLOAT (1)" : "INT32 (6)"));
      }
    }
  }

  private static void requireNames(String what, List<String> wanted, List<UnknownFieldSet> values) {
    List<String> found = values.stream().map(value -> text(value, VALUE_NAME)).toList();
    if (found.size() != wanted.size() || !Set.copyOf(found).equals(Set.copyOf(wanted))) {
      throw new InvalidModelException(
          "the ONNX model has the %s %s; the manifest says %s".formatted(what, found, wanted));
    }
  }

  private static int element(UnknownFieldSet value) throws InvalidProtocolBufferException {
    int element = 0;
    for (UnknownFieldSet type : messages(value, VALUE_TYPE)) {
      for (UnknownFieldSet tensor : messages(type, TYPE_TENSOR)) {
        for (long number : tensor.getField(TENSOR_TYPE_ELEMENT).getVarintList()) {
          element = (int) number;
        }
      }
    }
    return element;
  }

  private static void requireGraph(UnknownFieldSet graph, int depth)
      throws InvalidProtocolBufferException {
    if (depth > DEPTH) {
      throw new InvalidModelException(
          "the ONNX model has graphs in graphs, more than %d deep".formatted(DEPTH));
    }
    if (graph.hasField(GRAPH_SPARSE_INITIALIZER)) {
      throw new InvalidModelException(
          "the ONNX model has sparse weights, which are not looked at; export them dense");
    }
    for (UnknownFieldSet tensor : messages(graph, GRAPH_INITIALIZER)) {
      requireInside(tensor);
    }
    for (UnknownFieldSet node : messages(graph, GRAPH_NODE)) {
      requireNode(node, depth);
    }
  }

  private static void requireNode(UnknownFieldSet node, int depth)
      throws InvalidProtocolBufferException {
    String operation = text(node, NODE_OPERATION);
    String domain = text(node, NODE_DOMAIN);
    if (!OnnxOperators.allows(domain, operation)) {
      throw new InvalidModelException(
          ("node '%s' of the ONNX model is the operator %s, which is not allowed: a graph may"
                  + " compute, and not loop, nor call code of its own")
              .formatted(
                  text(node, NODE_NAME), domain.isEmpty() ? operation : domain + "." + operation));
    }
    for (UnknownFieldSet attribute : messages(node, NODE_ATTRIBUTE)) {
      if (attribute.hasField(ATTRIBUTE_SPARSE_TENSOR)
          || attribute.hasField(ATTRIBUTE_SPARSE_TENSORS)) {
        throw new InvalidModelException(
            "node '%s' of the ONNX model has a sparse constant; export it dense"
                .formatted(text(node, NODE_NAME)));
      }
      for (int field : List.of(ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS)) {
        for (UnknownFieldSet tensor : messages(attribute, field)) {
          requireInside(tensor);
        }
      }
      for (int field : List.of(ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS)) {
        for (UnknownFieldSet graph : messages(attribute, field)) {
          requireGraph(graph, depth + 1);
        }
      }
    }
  }

  /** A tensor may say that its data is in another file, by any path. */
  private static void requireInside(UnknownFieldSet tensor) {
    boolean elsewhere =
        tensor.getField(TENSOR_DATA_LOCATION).getVarintList().stream()
            .anyMatch(place -> place != 0);
    if (elsewhere || tensor.hasField(TENSOR_EXTERNAL_DATA)) {
      throw new InvalidModelException(
          "the tensor '%s' of the ONNX model has its data in another file; export it into one file"
              .formatted(text(tensor, TENSOR_NAME)));
    }
  }

  private static List<UnknownFieldSet> messages(UnknownFieldSet of, int number)
      throws InvalidProtocolBufferException {
    Field field = of.getField(number);
    List<UnknownFieldSet> messages = new ArrayList<>();
    for (ByteString bytes : field.getLengthDelimitedList()) {
      messages.add(UnknownFieldSet.parseFrom(bytes));
    }
    return messages;
  }

  /** The last one counts, as for any reader. */
  private static String text(UnknownFieldSet of, int number) {
    List<ByteString> texts = of.getField(number).getLengthDelimitedList();
    return texts.isEmpty() ? "" : texts.get(texts.size() - 1).toStringUtf8();
  }
}
