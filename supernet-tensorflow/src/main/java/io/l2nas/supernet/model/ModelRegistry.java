package io.l2nas.supernet.model;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.google.protobuf.InvalidProtocolBufferException;
import io.l2nas.contracts.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.SavedModel;

/**
 * A folder with supernets, each in a folder that is called as its digest: {@code manifest.json},
 * whose SHA-256 the digest is, and {@code saved_model.pb} or {@code model.onnx}, whose SHA-256 the
 * manifest has. Nothing of it ever changes.
 *
 * <p>INVARIANT: what {@link #get} returns is what was added, and does nothing but compute.
 */
public final class ModelRegistry {
  private static final String MANIFEST = "manifest.json";
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  /** In a folder that need not be there yet. */
  public ModelRegistry(Path folder) {
    this.folder = folder;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /**
   * Adds a supernet for TensorFlow, unless it is there.
   *
   * @throws InvalidModelException if its graph may not be used, or is not what the manifest says
   * @throws IOException if it cannot be written
   */
  public RegisteredModel add(Manifest manifest, GraphDef graph) throws IOException {
    TensorFlowOperations.require(graph);
    return store(manifest.by(Engine.TENSORFLOW), TensorFlowGraph.bytes(manifest, graph));
  }

  /**
   * Adds a supernet for ONNX Runtime, unless it is there.
   *
   * @param model an ONNX model with its weights
   * @throws InvalidModelException if it may not be used, or is not what the manifest says
   * @throws IOException if it cannot be written
   */
  public RegisteredModel add(Manifest manifest, byte[] model) throws IOException {
    OnnxModel.require(manifest, model);
    return store(manifest.by(Engine.ONNX), model);
  }

  private RegisteredModel store(Manifest manifest, byte[] model) throws IOException {
    byte[] description = ManifestJson.bytes(manifest.of(Sha256.text(model)));
    String digest = Sha256.text(description);
    Path target = folder.resolve(digest);
    if (!Files.isDirectory(target)) {
      Files.createDirectories(folder);
      Path prepared = Files.createTempDirectory(folder, ".adding-");
      Files.write(prepared.resolve(MANIFEST), description);
      Files.write(prepared.resolve(manifest.computedBy().file()), model);
      Files.move(prepared, target, ATOMIC_MOVE);
    }
    return get(digest);
  }

  /**
   * A supernet, when it has been looked at.
   *
   * @throws InvalidModelException if there is none, or it is not what it was
   */
  public RegisteredModel get(String digest) {
    if (!DIGEST.matcher(digest).matches()) {
      throw new InvalidModelException(
          "'%s' is no digest; a supernet is named by 64 hexadecimal digits".formatted(digest));
    }
    Path model = folder.resolve(digest);
    byte[] description = bytes(digest, model.resolve(MANIFEST));
    requireDigest(model.resolve(MANIFEST), digest, description);
    Manifest manifest = ManifestJson.read("the manifest of " + digest, description);
    Path file = model.resolve(manifest.computedBy().file());
    byte[] graph = bytes(digest, file);
    requireDigest(file, manifest.graph(), graph);
    switch (manifest.computedBy()) {
      case TENSORFLOW -> TensorFlowOperations.require(graph(digest, graph));
      case ONNX -> OnnxModel.require(manifest, graph);
    }
    return new RegisteredModel(digest, manifest, model);
  }

  /**
   * The digest that begins so.
   *
   * @throws InvalidModelException if there is none, or more than one
   */
  public String digest(String beginning) {
    List<String> found = digests().stream().filter(one -> one.startsWith(beginning)).toList();
    if (found.size() != 1) {
      throw new InvalidModelException(
          "%s supernet in '%s' has a digest that begins with '%s'; there are %s"
              .formatted(found.isEmpty() ? "no" : "more than one", folder, beginning, digests()));
    }
    return found.get(0);
  }

  /** The digests of all, sorted. */
  public List<String> digests() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> DIGEST.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidModelException("'%s' cannot be read (%s)".formatted(folder, e), e);
    }
  }

  /**
   * Looks at all of them.
   *
   * @throws InvalidModelException if there is no such folder, or one of them cannot be used
   */
  public void requireUsable() {
    if (!Files.isDirectory(folder)) {
      throw new InvalidModelException(
          "'%s' is no folder; 'l2nas supernet train' makes one".formatted(folder));
    }
    digests().forEach(this::get);
  }

  private byte[] bytes(String digest, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new InvalidModelException(
          "there is no supernet %s in '%s'; 'l2nas supernet list' tells which there are"
              .formatted(digest, folder),
          e);
    } catch (IOException e) {
      throw new InvalidModelException("'%s' cannot be read (%s)".formatted(file, e), e);
    }
  }

  private static void requireDigest(Path file, String digest, byte[] bytes) {
    String found = Sha256.text(bytes);
    if (!found.equals(digest)) {
      throw new InvalidModelException(
          "'%s' has the digest %s and not %s: it was changed; add the supernet again"
              .formatted(file, found, digest));
    }
  }

  private static GraphDef graph(String digest, byte[] bytes) {
    try {
      return SavedModel.parseFrom(bytes).getMetaGraphs(0).getGraphDef();
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidModelException(
          "the graph of %s cannot be read (%s)".formatted(digest, e.getMessage()), e);
    }
  }
}
