package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.TeamRequest;
import io.l2nas.contracts.TokenRequest;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.core.access.Grant;
import io.l2nas.core.access.Role;
import io.l2nas.core.experiment.Specification;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user sends is a request that can be carried out, or is refused in words. */
class RequestsFuzzTest {

  @MethodSource("io.l2nas.fuzz.Seeds#requests")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void experiments(byte[] body) throws Exception {
    try {
      ExperimentRequest request = Cost.limited(() -> RequestCodec.decode(body));
      assertThat(RequestCodec.decode(RequestCodec.encode(request))).isEqualTo(request);
      ExperimentSpec specification = Cost.limited(() -> Specification.of(request));
      RecordsFuzzTest.check(
          ExperimentSubmitted.class,
          EventCodec.encode(new ExperimentSubmitted("fuzzed", specification)));
    } catch (MalformedRecordException | IllegalArgumentException e) {
      Complaint.check(new String(body, StandardCharsets.ISO_8859_1), e);
    }
  }

  @MethodSource("io.l2nas.fuzz.Seeds#tokens")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void tokens(byte[] body) throws Exception {
    try {
      TokenRequest request = Cost.limited(() -> RequestCodec.decodeToken(body));
      assertThat(RequestCodec.decodeToken(RequestCodec.encode(request))).isEqualTo(request);
      Grant grant = new Grant(Role.of(request.role()), Optional.ofNullable(request.team()));
      assertThat(Grant.parse(grant.text())).isEqualTo(grant);
    } catch (MalformedRecordException | IllegalArgumentException e) {
      Complaint.check(new String(body, StandardCharsets.ISO_8859_1), e);
    }
  }

  @MethodSource("io.l2nas.fuzz.Seeds#teams")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void teams(byte[] body) throws Exception {
    try {
      TeamRequest request = Cost.limited(() -> RequestCodec.decodeTeam(body));
      assertThat(RequestCodec.decodeTeam(RequestCodec.encode(request))).isEqualTo(request);
      assertThat(request.terms().weight()).isFinite().isPositive();
    } catch (MalformedRecordException | IllegalArgumentException e) {
      Complaint.check(new String(body, StandardCharsets.ISO_8859_1), e);
    }
  }
}
