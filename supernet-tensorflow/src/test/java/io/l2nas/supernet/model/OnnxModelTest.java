package io.l2nas.supernet.model;

import static io.l2nas.supernet.OnnxModels.add;
import static io.l2nas.supernet.OnnxModels.node;
import static io.l2nas.supernet.OnnxModels.number;
import static io.l2nas.supernet.OnnxModels.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import io.l2nas.supernet.OnnxModels;
import io.l2nas.supernet.Supernets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an ONNX model may not do, wherever in it that is hidden. */
class OnnxModelTest {
  @TempDir private Path folder;

  @Test
  void whatOnlyComputesIsKeptAndTellsWhoComputesIt() throws IOException {
    // When
    RegisteredModel added =
        new ModelRegistry(folder).add(Supernets.manifest(), OnnxModels.foreign());

    // Then
    assertThat(new ModelRegistry(folder).get(added.digest())).isEqualTo(added);
    assertThat(added.manifest().computedBy()).isEqualTo(Engine.ONNX);
    assertThat(added.folder().resolve("model.onnx")).hasBinaryContent(OnnxModels.foreign());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Loop", "Scan", "MyOwn", "SequenceMap"})
  void anOperatorThatIsNotKnownToBeHarmlessIsRefused(String operator) {
    // Given
    UnknownFieldSet bad = node(operator, "x", "images");
    byte[] plain = OnnxModels.foreign(graph -> add(graph, 1, bad));
    byte[] hidden = OnnxModels.foreign(graph -> add(graph, 1, branch(bad)));

    // Then
    for (byte[] model : new byte[][] {plain, hidden}) {
      assertThatThrownBy(() -> OnnxModel.require(Supernets.manifest(), model))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageStartingWith(
              "node 'x' of the ONNX model is the operator %s, which is not allowed", operator);
    }
  }

  @Test
  void anOperatorOfAnotherDomainIsRefused() {
    // Given
    UnknownFieldSet.Builder node = node("Add", "x", "hot", "hot").toBuilder();
    text(node, 7, "com.example");

    // Then
    assertRefused(
        OnnxModels.foreign(graph -> add(graph, 1, node.build())), "com.example.Add, which is not");
  }

  @Test
  void dataInAnotherFileIsRefused() {
    // Given
    UnknownFieldSet.Builder tensor = UnknownFieldSet.newBuilder();
    text(tensor, 8, "weights");
    number(tensor, 14, 1);
    UnknownFieldSet.Builder attribute = UnknownFieldSet.newBuilder();
    text(attribute, 1, "value");
    add(attribute, 5, tensor.build());
    UnknownFieldSet.Builder constant = node("Constant", "c").toBuilder();
    add(constant, 5, attribute.build());

    // Then
    String message = "the tensor 'weights' of the ONNX model has its data in another file";
    assertRefused(OnnxModels.foreign(graph -> add(graph, 5, tensor.build())), message);
    assertRefused(OnnxModels.foreign(graph -> add(graph, 1, constant.build())), message);
  }

  @Test
  void sparseWeightsAndGraphsWithoutEndAreRefused() {
    // Given
    UnknownFieldSet deep = node("Identity", "x", "images");
    for (int i = 0; i < 30; i++) {
      deep = branch(deep);
    }
    UnknownFieldSet nested = deep;

    // Then
    assertRefused(
        OnnxModels.foreign(graph -> add(graph, 15, UnknownFieldSet.getDefaultInstance())),
        "sparse weights");
    assertRefused(OnnxModels.foreign(graph -> add(graph, 1, nested)), "more than 20 deep");
  }

  @Test
  void inputsAndOutputMustBeThoseOfTheManifest() {
    assertRefused(
        OnnxModels.foreign(graph -> add(graph, 11, value("depth"))),
        "has the inputs [images, choices, depth]; the manifest says [images, choices]");
    assertRefused(
        OnnxModels.foreign(graph -> add(graph, 12, value("more"))),
        "has the output [logits, more]; the manifest says [logits]");
    assertRefused(
        OnnxModels.foreign(graph -> add(graph.clearField(11), 11, value("images"))),
        "has the inputs [images]");
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertRefused("not a graph".getBytes(UTF_8), "no ONNX model");
    assertRefused(new byte[0], "the file has 0 graphs of ONNX; it must have one");
    byte[] whole = OnnxModels.foreign();
    assertRefused(Arrays.copyOf(whole, whole.length / 2), "no ONNX model");
  }

  private static void assertRefused(byte[] model, String message) {
    assertThatThrownBy(() -> OnnxModel.require(Supernets.manifest(), model))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(message);
  }

  /** An If with this node in one of its branches. */
  private static UnknownFieldSet branch(UnknownFieldSet node) {
    UnknownFieldSet.Builder graph = UnknownFieldSet.newBuilder();
    add(graph, 1, node);
    UnknownFieldSet.Builder attribute = UnknownFieldSet.newBuilder();
    text(attribute, 1, "then_branch");
    add(attribute, 6, graph.build());
    UnknownFieldSet.Builder branch = node("If", "y", "c").toBuilder();
    add(branch, 5, attribute.build());
    return branch.build();
  }

  private static UnknownFieldSet value(String name) {
    UnknownFieldSet.Builder value = UnknownFieldSet.newBuilder();
    text(value, 1, name);
    return value.build();
  }
}
