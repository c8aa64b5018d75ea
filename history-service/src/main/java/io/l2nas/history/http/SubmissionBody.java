package io.l2nas.history.http;

import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.core.experiment.Specification;
import jakarta.ws.rs.BadRequestException;
import java.util.Optional;

/** What somebody wants to be searched: read and checked, or refused. */
final class SubmissionBody {
  private SubmissionBody() {}

  static ExperimentRequest read(byte[] body) throws MalformedRecordException {
    return RequestCodec.decode(body);
  }

  /**
   * What is to be searched.
   *
   * @param policy the one that the request names
   */
  static ExperimentSpec specification(ExperimentRequest request, Optional<Policy> policy) {
    try {
      return Specification.of(request, policy);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e.getMessage(), e);
    }
  }
}
