package io.l2nas.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.core.experiment.Specification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a setting of an agent says, an agent can be made of it, or it is refused in words. */
class SettingsFuzzTest {

  @MethodSource("io.l2nas.fuzz.Seeds#settings")
  @FuzzTest
  void settings(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] parts = text.split("\n", 3);
    if (parts.length == 3) {
      try {
        Cost.limited(
            () ->
                Specification.of(
                    ExperimentRequest.of("accuracy")
                        .agent(parts[0])
                        .settings(Map.of(parts[1], parts[2]))
                        .build()));
      } catch (IllegalArgumentException e) {
        Complaint.check(text, e);
      }
    }
  }
}
