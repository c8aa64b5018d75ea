package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Whatever bits an action has, it names the architecture with the largest entries, or it is refused
 * for its length or for an entry that is no number.
 */
class AlphaFuzzTest {
  private static final SearchSpace NAS_BENCH_201 =
      new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());

  private static final SearchSpace UNEVEN =
      new SearchSpace(
          new CustomSpace(
                  "uneven",
                  List.of(
                      new Row("a", List.of("conv", "conv3", "con")),
                      new Row("b", List.of("conv")),
                      new Row("c", List.of("con", "none"))),
                  "-")
              .definition());

  private static final SearchSpace DARTS =
      new SearchSpace(BuiltInSpaces.find("darts").orElseThrow());

  private static final SearchSpace ONCE_FOR_ALL =
      new SearchSpace(BuiltInSpaces.find("ofa-mbv3-w1.2").orElseThrow());

  @FuzzTest
  void alpha(byte[] bits) {
    float[] entries = new float[bits.length / Float.BYTES];
    ByteBuffer.wrap(bits).asFloatBuffer().get(entries);
    try {
      FloatVector alpha = FloatVector.of(entries);
      // The rest of the bits decides, so that both sizes are met.
      check(bits.length % Float.BYTES == 0 ? NAS_BENCH_201 : UNEVEN, alpha);
      checkStructured(DARTS, alpha, 16);
      checkStructured(ONCE_FOR_ALL, alpha, 25);
    } catch (IllegalArgumentException e) {
      Complaint.check("", e);
      assertThat(e).hasMessageMatching("entry [0-9]+ is (NaN|-?Infinity); .*");
      assertThat(isFinite(entries)).isFalse();
    }
  }

  private static void check(SearchSpace space, FloatVector alpha) {
    // A vector of the wrong length is one of the right length and some more or less of it.
    if (alpha.size() != space.size()) {
      refused(space, alpha);
    }
    FloatVector fitting = FloatVector.of(cycled(alpha, space.size()));
    Architecture architecture = space.discretize(fitting);
    int[] choices =
        new ArchitectureReader(space.definition()).choices(architecture.text()).orElseThrow();
    assertThat(space.architecture(choices)).isEqualTo(architecture);
    for (int row = 0; row < space.rows(); row++) {
      float chosen = fitting.get(space.offset(row) + choices[row]);
      for (int choice = 0; choice < space.choices(row); choice++) {
        float other = fitting.get(space.offset(row) + choice);
        assertThat(choice < choices[row] ? chosen > other : chosen >= other).isTrue();
      }
    }
  }

  private static void checkStructured(SearchSpace space, FloatVector alpha, int ones) {
    Architecture architecture = space.discretize(FloatVector.of(cycled(alpha, space.size())));
    assertThat(space.ones(architecture)).hasSize(ones);
    assertThat(space.read(architecture.text())).contains(architecture);
    assertThat(space.discretize(space.oneHot(architecture))).isEqualTo(architecture);
  }

  private static void refused(SearchSpace space, FloatVector alpha) {
    try {
      space.discretize(alpha);
    } catch (IllegalArgumentException e) {
      Complaint.check("", e);
      assertThat(e).hasMessageStartingWith("alpha has " + alpha.size() + " entries; ");
      return;
    }
    fail("α of the wrong length was discretised");
  }

  private static float[] cycled(FloatVector alpha, int size) {
    float[] entries = new float[size];
    for (int i = 0; i < size && alpha.size() > 0; i++) {
      entries[i] = alpha.get(i % alpha.size());
    }
    return entries;
  }

  private static boolean isFinite(float[] entries) {
    for (float entry : entries) {
      if (!Float.isFinite(entry)) {
        return false;
      }
    }
    return true;
  }
}
