package io.l2nas.core.history;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.FloatVector;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A fingerprint of a trajectory: SHA-256 chained over all actions, architectures, rewards and
 * states in step order. Two searches with one hash went the same way, bit for bit.
 *
 * <p>{@code h_0} is empty and {@code h_n = SHA-256(h_(n−1) ‖ bytes)}, with the bytes of transition
 * n − 1, big-endian: the step (int), α (its size as an int, then its floats), the architecture (the
 * size of its UTF-8 as an int, then the UTF-8), a byte 1 with value and reward (two doubles) or a
 * byte 0 for a failed evaluation, and s_n (as α).
 */
public final class TrajectoryHash {
  /** The hash of a trajectory without a step. */
  public static final String EMPTY = "";

  private TrajectoryHash() {}

  /**
   * h_n from h_(n−1), the outcome of step n − 1 and the state s_n that it led to; in hexadecimal.
   */
  public static String next(String previous, EvaluationOutcome outcome, FloatVector state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(HexFormat.of().parseHex(previous));
      out.writeInt(outcome.step());
      write(out, outcome.alpha());
      byte[] architecture = outcome.architecture().getBytes(StandardCharsets.UTF_8);
      out.writeInt(architecture.length);
      out.write(architecture);
      out.write(
          outcome.match(done -> doubles(1, done.value(), done.reward()), failed -> new byte[] {0}));
      write(out, state);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
  }

  private static void write(DataOutputStream out, FloatVector vector) throws IOException {
    out.writeInt(vector.size());
    for (int i = 0; i < vector.size(); i++) {
      out.writeFloat(vector.get(i));
    }
  }

  private static byte[] doubles(int tag, double first, double second) {
    return java.nio.ByteBuffer.allocate(17)
        .put((byte) tag)
        .putDouble(first)
        .putDouble(second)
        .array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
