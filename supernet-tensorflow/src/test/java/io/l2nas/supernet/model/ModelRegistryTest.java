package io.l2nas.supernet.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.Sha256;
import io.l2nas.supernet.Supernets;
import io.l2nas.tensorflow.RequiresTensorFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

@RequiresTensorFlow
class ModelRegistryTest {
  @TempDir private Path folder;

  private ModelRegistry registry;

  @BeforeEach
  void open() {
    registry = new ModelRegistry(folder.resolve("supernets"));
  }

  @Test
  void whatIsAddedIsThere() throws IOException {
    // When
    RegisteredModel added = registry.add(Supernets.manifest(), Supernets.foreign());
    RegisteredModel again = registry.add(Supernets.manifest(), Supernets.foreign());

    // Then
    assertThat(again.digest()).isEqualTo(added.digest()).hasSize(64);
    assertThat(registry.digests()).containsExactly(added.digest());
    assertThat(registry.digest(added.shortDigest())).isEqualTo(added.digest());
    assertThat(registry.get(added.digest()).manifest())
        .isEqualTo(Supernets.manifest().of(added.manifest().graph()));
    assertThat(Files.list(registry.folder())).containsExactly(added.folder());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReadFile", "WriteFile", "PyFunc", "RestoreV2", "VarHandleOp", "MyOwn"})
  void anOperationThatDoesMoreThanComputeIsRefused(String operation) {
    // Given
    NodeDef node = NodeDef.newBuilder().setName("x").setOp(operation).build();
    GraphDef plain = Supernets.foreign().toBuilder().addNode(node).build();
    GraphDef hidden = Supernets.foreign().toBuilder().setLibrary(function(node)).build();

    // Then
    for (GraphDef graph : List.of(plain, hidden)) {
      assertThatThrownBy(() -> registry.add(Supernets.manifest(), graph))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageStartingWith(
              "node 'x' of the graph is the operation %s, which is not allowed", operation);
    }
    assertThat(registry.digests()).isEmpty();
  }

  @Test
  void anOperationThatWasPutThereLaterIsRefusedToo() throws IOException {
    // Given a registry into which somebody wrote a whole supernet by hand
    RegisteredModel added = registry.add(Supernets.manifest(), Supernets.foreign());
    GraphDef bad =
        Supernets.foreign().toBuilder()
            .addNode(NodeDef.newBuilder().setName("x").setOp("ReadFile"))
            .build();
    byte[] graph = TensorFlowGraph.bytes(added.manifest(), bad);
    byte[] manifest = ManifestJson.bytes(added.manifest().of(Sha256.text(graph)));
    String digest = Sha256.text(manifest);
    Path other = Files.createDirectories(registry.folder().resolve(digest));
    Files.write(other.resolve("manifest.json"), manifest);
    Files.write(other.resolve("saved_model.pb"), graph);

    // Then
    assertThatThrownBy(() -> registry.get(digest))
        .hasMessageContaining("is the operation ReadFile, which is not allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "saved_model.pb"})
  void whatWasChangedIsRefused(String file) throws IOException {
    // Given
    RegisteredModel added = registry.add(Supernets.manifest(), Supernets.foreign());

    // When
    Files.write(added.folder().resolve(file), " ".getBytes(UTF_8), StandardOpenOption.APPEND);

    // Then
    assertThatThrownBy(() -> registry.get(added.digest()))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(file)
        .hasMessageContaining("it was changed; add the supernet again");
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc, is no digest",
    "0000000000000000000000000000000000000000000000000000000000000000, there is no supernet"
  })
  void whatIsNotThereIsNotFound(String digest, String message) {
    assertThatThrownBy(() -> registry.get(digest))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> registry.digest("00")).hasMessageContaining("no supernet in");
  }

  @Test
  void tensorsThatTheGraphDoesNotHaveAreRefused() {
    // Given
    Manifest manifest = Supernets.manifest();
    Manifest other =
        new Manifest(
            1,
            manifest.space(),
            manifest.images(),
            10,
            manifest.inputs(),
            "answer:0",
            null,
            null,
            null,
            null);

    // Then
    assertThatThrownBy(() -> registry.add(other, Supernets.foreign()))
        .hasMessageContaining("the tensor 'answer:0', which the graph does not have");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'format': 2} | format is 2; this version knows 1",
        "{'format': 1} | space is missing; it is required",
        "{'format': 1, 'space': 'mine'} | space is 'mine'; it must be one of [darts",
        "{'format': 1, 'space': 'darts', 'images': {'side': 8, 'standardisation': [{'mean': 1,"
            + " 'deviation': 1}]}, 'classes': 10, 'inputs': {'images': 'i', 'choices': 'c'},"
            + " 'output': 'o', 'width': 3} | Unrecognized field \"width\"",
        "no | Unrecognized token 'no'"
      },
      quoteCharacter = '`')
  void aManifestThatIsNoneIsRefused(String json, String message) {
    assertThatThrownBy(
            () -> ManifestJson.read("mine.json", json.replace('\'', '"').getBytes(UTF_8)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith("mine.json is no manifest: ")
        .hasMessageContaining(message);
  }

  @Test
  void aGraphOrASavedModelCanBeRead() throws IOException {
    // Given
    Path graph = Files.write(folder.resolve("frozen.pb"), Supernets.foreign().toByteArray());
    RegisteredModel saved = registry.add(Supernets.manifest(), Supernets.foreign());
    Path broken = Files.writeString(folder.resolve("broken.pb"), "not a graph");

    // Then
    assertThat(TensorFlowGraph.read(graph)).isEqualTo(Supernets.foreign());
    assertThat(TensorFlowGraph.read(saved.folder())).isEqualTo(Supernets.foreign());
    assertThatThrownBy(() -> TensorFlowGraph.read(broken)).hasMessageContaining("is no GraphDef");
    assertThatThrownBy(() -> TensorFlowGraph.read(folder.resolve("nothing.pb")))
        .hasMessageContaining("cannot be read");
  }

  private static FunctionDefLibrary function(NodeDef node) {
    return FunctionDefLibrary.newBuilder()
        .addFunction(FunctionDef.newBuilder().addNodeDef(node))
        .build();
  }
}
