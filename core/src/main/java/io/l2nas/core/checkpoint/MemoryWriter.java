package io.l2nas.core.checkpoint;

import io.l2nas.contracts.FloatVector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes down what is remembered, part after part; {@link MemoryReader} takes it back in the same
 * order. Bits are kept as they are, those of floats included.
 */
public final class MemoryWriter {
  private static final int FIRST_SIZE = 1024;

  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE);

  public void putFlag(boolean flag) {
    room(1).put((byte) (flag ? 1 : 0));
  }

  public void putInt(int number) {
    room(Integer.BYTES).putInt(number);
  }

  public void putLong(long number) {
    room(Long.BYTES).putLong(number);
  }

  public void putDouble(double number) {
    room(Double.BYTES).putDouble(number);
  }

  public void putText(String text) {
    putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of any number, and how many. */
  public void putBytes(byte[] block) {
    putInt(block.length);
    room(block.length).put(block);
  }

  /** Numbers of any number, and how many. */
  public void putVector(FloatVector vector) {
    putInt(vector.size());
    putFloats(vector.toArray());
  }

  /** Numbers; how many, the reader has to know. */
  public void putFloats(float[] numbers) {
    putFloats(numbers, numbers.length);
  }

  /** The first {@code count} of the numbers; how many, the reader has to know. */
  public void putFloats(float[] numbers, int count) {
    ByteBuffer target = room(count * Float.BYTES);
    target.asFloatBuffer().put(numbers, 0, count);
    target.position(target.position() + count * Float.BYTES);
  }

  /** Rows of numbers; the shape, the reader has to know. */
  public void putFloats(float[][] rows) {
    for (float[] row : rows) {
      putFloats(row);
    }
  }

  /** All that was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private ByteBuffer room(int count) {
    if (bytes.remaining() < count) {
      int size = Math.max(2 * bytes.capacity(), bytes.position() + count);
      bytes = ByteBuffer.allocate(size).put(bytes.flip());
    }
    return bytes;
  }
}
