package io.l2nas.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.FloatVector;
import io.l2nas.core.fixtures.Experiments;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrajectoryHashTest {
  private static final FloatVector ALPHA = FloatVector.of(0.25f, 0.75f);
  private static final FloatVector STATE = FloatVector.of(0.5f, 0.5f);
  private static final EvaluationCompleted OUTCOME = completed(0, ALPHA, "a→b", 0.9, 60);
  private static final EvaluationFailed FAILURE = failed(Reason.ERROR, "it broke");

  /** Golden: the hash is shown to users and stored with every run. */
  @Test
  void neverChanges() {
    // When
    String first = TrajectoryHash.next(TrajectoryHash.EMPTY, OUTCOME, STATE);
    String second = TrajectoryHash.next(first, FAILURE, STATE);

    // Then
    assertThat(first).isEqualTo("0fd884fbb1cf10e912b90fe32cd2a2eef03edafc2375f40ade2994d8f4c813ba");
    assertThat(second)
        .isEqualTo("8f3c28d81b2d73f9efda71814b2c025f4a223dd80137cca7be5df5c4fdd5c5a6");
  }

  /** The bytes of the class comment, written out by other means. */
  @Test
  void isTheSha256OfWhatTheCommentSays() throws IOException, GeneralSecurityException {
    // Given
    String previous = "00ff";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(new byte[] {0, -1});
      out.writeInt(0);
      out.writeInt(2);
      out.writeFloat(0.25f);
      out.writeFloat(0.75f);
      out.writeInt(5);
      out.write("a→b".getBytes(StandardCharsets.UTF_8));
      out.write(1);
      out.writeDouble(0.9);
      out.writeDouble(60);
      out.writeInt(2);
      out.writeFloat(0.5f);
      out.writeFloat(0.5f);
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());

    // When
    String hash = TrajectoryHash.next(previous, OUTCOME, STATE);

    // Then
    assertThat(hash).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void changesWithTheSmallestChangeOfAnyPart() {
    // Given
    Set<String> hashes = new HashSet<>();
    FloatVector otherAlpha = FloatVector.of(0.25f, Math.nextUp(0.75f));

    // When
    hashes.add(TrajectoryHash.next("", OUTCOME, STATE));
    hashes.add(TrajectoryHash.next("00", OUTCOME, STATE));
    hashes.add(TrajectoryHash.next("", completed(1, ALPHA, "a→b", 0.9, 60), STATE));
    hashes.add(TrajectoryHash.next("", completed(0, otherAlpha, "a→b", 0.9, 60), STATE));
    hashes.add(TrajectoryHash.next("", completed(0, ALPHA, "a→c", 0.9, 60), STATE));
    hashes.add(TrajectoryHash.next("", completed(0, ALPHA, "a→b", Math.nextUp(0.9), 60), STATE));
    hashes.add(TrajectoryHash.next("", completed(0, ALPHA, "a→b", 0.9, Math.nextUp(60.0)), STATE));
    hashes.add(TrajectoryHash.next("", completed(0, ALPHA, "a→b", 60, 0.9), STATE));
    hashes.add(TrajectoryHash.next("", OUTCOME, FloatVector.of(0.5f, Math.nextDown(0.5f))));
    hashes.add(TrajectoryHash.next("", OUTCOME, FloatVector.of(0.5f, 0.5f, 0)));
    hashes.add(TrajectoryHash.next("", FAILURE, STATE));

    // Then
    assertThat(hashes).hasSize(11);
  }

  /** Who evaluated, when and for how long is no part of the way that was gone. */
  @Test
  void doesNotChangeWithWhatDecidesNothing() {
    // Given
    EvaluationCompleted elsewhere =
        new EvaluationCompleted(
            Experiments.NAME, 0, 5, "other", ALPHA, "a→b", 0.9, 60, Map.of("loss", 1.0), 99);

    // When
    // Then
    assertThat(TrajectoryHash.next("", elsewhere, STATE))
        .isEqualTo(TrajectoryHash.next("", OUTCOME, STATE));
    assertThat(TrajectoryHash.next("", failed(Reason.NON_FINITE, "NaN"), STATE))
        .isEqualTo(TrajectoryHash.next("", FAILURE, STATE));
  }

  private static EvaluationCompleted completed(
      int step, FloatVector alpha, String architecture, double value, double reward) {
    return new EvaluationCompleted(
        Experiments.NAME, step, 1, "one", alpha, architecture, value, reward, Map.of(), 0);
  }

  private static EvaluationFailed failed(Reason reason, String message) {
    return new EvaluationFailed(Experiments.NAME, 1, 1, "one", ALPHA, "a→b", reason, message, 0);
  }
}
