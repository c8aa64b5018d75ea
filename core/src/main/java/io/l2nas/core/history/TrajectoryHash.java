package io.l2nas.core.history;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
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

  /** The byte that tells a score from a failure, and the two doubles of a score. */
  private static final int SCORE_BYTES = 1 + 2 * Double.BYTES;

  private TrajectoryHash() {}

  /**
   * h_n from h_(n−1), the outcome of step n − 1 and the state s_n that it led to; in hexadecimal.
   */
  public static String next(String previous, EvaluationOutcome outcome, FloatVector state) {
    MessageDigest digest = Sha256.begin();
    digest.update(HexFormat.of().parseHex(previous));
    digest.update(transition(outcome, state));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] transition(EvaluationOutcome outcome, FloatVector state) {
    byte[] architecture = outcome.architecture().getBytes(StandardCharsets.UTF_8);
    int vectors = Float.BYTES * (outcome.alpha().size() + state.size());
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * Integer.BYTES + vectors + architecture.length + SCORE_BYTES);
    bytes.putInt(outcome.step());
    put(bytes, outcome.alpha());
    bytes.putInt(architecture.length).put(architecture);
    outcome.match(
        done -> bytes.put((byte) 1).putDouble(done.value()).putDouble(done.reward()),
        failed -> bytes.put((byte) 0));
    put(bytes, state);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static void put(ByteBuffer bytes, FloatVector vector) {
    bytes.putInt(vector.size());
    for (int i = 0; i < vector.size(); i++) {
      bytes.putFloat(vector.get(i));
    }
  }
}
