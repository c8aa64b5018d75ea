package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.core.learning.ActorCriticWeights;
import io.l2nas.core.policy.PolicyWeights;
import io.l2nas.core.space.SearchSpace;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody imports is a policy that a search can begin with, or is refused in words. */
class PoliciesFuzzTest {

  @MethodSource("io.l2nas.fuzz.Seeds#policies")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void policies(byte[] file) throws Exception {
    try {
      Policy policy = Cost.limited(() -> PolicyFile.read(file));
      assertThat(PolicyFile.read(PolicyFile.write(policy))).isEqualTo(policy);
      SearchSpace space = new SearchSpace(policy.spec().space());
      ActorCriticWeights weights =
          Cost.limited(() -> PolicyWeights.read(policy, space, policy.hidden()));
      assertThat(PolicyWeights.of(weights).digest()).isEqualTo(policy.digest());
    } catch (MalformedRecordException | IllegalArgumentException e) {
      Complaint.check(new String(file, StandardCharsets.ISO_8859_1), e);
    }
  }
}
