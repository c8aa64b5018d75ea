package io.l2nas.core.checkpoint;

import io.l2nas.contracts.FloatVector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Takes back what {@link MemoryWriter} has written, in the same order. It believes nothing: what
 * cannot be taken back is an {@link UnreadableCheckpointException}, and no number that it returns
 * is NaN or infinite.
 */
public final class MemoryReader {
  private final ByteBuffer bytes;

  public MemoryReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  public boolean getFlag() {
    byte flag = require(1).get();
    if (flag != 0 && flag != 1) {
      throw new UnreadableCheckpointException("a flag is " + flag);
    }
    return flag == 1;
  }

  public int getInt() {
    return require(Integer.BYTES).getInt();
  }

  /** How many of something follow, each of which takes {@code bytesEach} at least. */
  public int getCount(int bytesEach) {
    int count = getInt();
    if (count < 0 || (long) count * bytesEach > bytes.remaining()) {
      throw new UnreadableCheckpointException(
          "%d parts are announced, but %d bytes are left".formatted(count, bytes.remaining()));
    }
    return count;
  }

  public long getLong() {
    return require(Long.BYTES).getLong();
  }

  public double getDouble() {
    double number = require(Double.BYTES).getDouble();
    if (!Double.isFinite(number)) {
      throw notFinite();
    }
    return number;
  }

  public String getText() {
    return new String(getBytes(), StandardCharsets.UTF_8);
  }

  public byte[] getBytes() {
    byte[] block = new byte[getCount(1)];
    bytes.get(block);
    return block;
  }

  public FloatVector getVector() {
    float[] numbers = new float[getCount(Float.BYTES)];
    getFloats(numbers);
    return FloatVector.of(numbers);
  }

  /** Fills the array. */
  public void getFloats(float[] numbers) {
    getFloats(numbers, numbers.length);
  }

  /** Fills the beginning of the array. */
  public void getFloats(float[] numbers, int count) {
    require(count * Float.BYTES).asFloatBuffer().get(numbers, 0, count);
    bytes.position(bytes.position() + count * Float.BYTES);
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw notFinite();
      }
    }
  }

  /** Fills the rows. */
  public void getFloats(float[][] rows) {
    for (float[] row : rows) {
      getFloats(row);
    }
  }

  /** There must be nothing more. */
  public void requireEnd() {
    if (bytes.hasRemaining()) {
      throw new UnreadableCheckpointException(bytes.remaining() + " bytes are left over");
    }
  }

  private ByteBuffer require(int count) {
    if (bytes.remaining() < count) {
      throw new UnreadableCheckpointException(
          "it ends after %d bytes; %d more are needed"
              .formatted(bytes.limit(), count - bytes.remaining()));
    }
    return bytes;
  }

  private static UnreadableCheckpointException notFinite() {
    return new UnreadableCheckpointException("a number in it is not finite");
  }
}
