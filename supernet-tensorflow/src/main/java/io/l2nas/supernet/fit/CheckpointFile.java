package io.l2nas.supernet.fit;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.l2nas.contracts.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file with the latest checkpoint of one training. It is replaced as a whole: whenever the
 * process ends, there is a whole one.
 *
 * <p>It begins with a SHA-256 of the rest: what was trained (a text), the step, then tensor by
 * tensor its size and its floats, big-endian.
 */
public final class CheckpointFile {
  private final Path file;
  private final String training;

  /**
   * @param training what is trained, and how
   */
  public CheckpointFile(Path file, String training) {
    this.file = file;
    this.training = training;
  }

  /**
   * What is in it; empty if there is none.
   *
   * @throws UnreadableCheckpointException if it is spoilt, or of another training
   */
  public Optional<Checkpoint> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      int sum = Math.min(Sha256.BYTES, bytes.length);
      byte[] content = Arrays.copyOfRange(bytes, sum, bytes.length);
      if (!Arrays.equals(Sha256.of(content), Arrays.copyOf(bytes, sum))) {
        throw new UnreadableCheckpointException(file, "it is spoilt", null);
      }
      return Optional.of(decoded(content));
    } catch (IOException e) {
      throw new UnreadableCheckpointException(file, e.toString(), e);
    }
  }

  /**
   * Replaces it.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Checkpoint checkpoint) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    byte[] content = encoded(checkpoint);
    ByteArrayOutputStream whole = new ByteArrayOutputStream(Sha256.BYTES + content.length);
    whole.write(Sha256.of(content));
    whole.write(content);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(next, whole.toByteArray());
    Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  /**
   * Takes it away, when it is not needed any more.
   *
   * @throws IOException if that cannot be done
   */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private byte[] encoded(Checkpoint checkpoint) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream output = new DataOutputStream(bytes)) {
      output.writeUTF(training);
      output.writeInt(checkpoint.step());
      output.writeInt(checkpoint.tensors().size());
      for (float[] tensor : checkpoint.tensors()) {
        output.writeInt(tensor.length);
        for (float number : tensor) {
          output.writeFloat(number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Checkpoint decoded(byte[] content) throws IOException {
    try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(content))) {
      String of = input.readUTF();
      if (!of.equals(training)) {
        throw new UnreadableCheckpointException(file, "it is of another training, " + of, null);
      }
      int step = input.readInt();
      List<float[]> tensors = new ArrayList<>();
      for (int left = input.readInt(); left > 0; left--) {
        float[] tensor = new float[input.readInt()];
        for (int i = 0; i < tensor.length; i++) {
          tensor[i] = input.readFloat();
        }
        tensors.add(tensor);
      }
      return new Checkpoint(step, tensors);
    }
  }
}
