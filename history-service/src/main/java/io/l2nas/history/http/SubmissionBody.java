package io.l2nas.history.http;

import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.core.experiment.Specification;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;

/** What somebody wants to be searched: read and checked, or refused. */
final class SubmissionBody {
  /** Every action carries the specification and must fit a Kafka record, of 1 MiB by default. */
  static final int MAX_BYTES = 512 * 1024;

  private SubmissionBody() {}

  static ExperimentSpec specification(byte[] body) throws MalformedRecordException {
    if (body.length > MAX_BYTES) {
      throw new ClientErrorException(
          "the request has %d bytes; it must have at most %d".formatted(body.length, MAX_BYTES),
          Status.REQUEST_ENTITY_TOO_LARGE);
    }
    ExperimentRequest request = RequestCodec.decode(body);
    try {
      return Specification.of(request);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e.getMessage(), e);
    }
  }
}
