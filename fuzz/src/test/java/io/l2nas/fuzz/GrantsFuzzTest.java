package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.core.access.Grant;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

/** What an identity provider says that somebody may do. */
class GrantsFuzzTest {

  @MethodSource("io.l2nas.fuzz.Seeds#grants")
  @FuzzTest
  void grants(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      assertThat(Cost.limited(() -> Grant.parse(text)).text()).isEqualTo(text);
    } catch (IllegalArgumentException e) {
      Complaint.check(text, e);
    }
  }
}
