package io.l2nas.history.http;

import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.history.IllegalTransitionException;
import io.l2nas.history.ledger.ReusedKeyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Which error is which answer. What is not listed is our fault: it is logged, and the answer does
 * not tell how we broke.
 */
public class Problems {
  private static final Logger LOGGER = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  public Response malformed(MalformedRecordException e) {
    return Problem.response(400, e.getMessage());
  }

  @ServerExceptionMapper
  public Response invalid(IllegalArgumentException e) {
    return Problem.response(400, e.getMessage());
  }

  @ServerExceptionMapper
  public Response illegalTransition(IllegalTransitionException e) {
    return Problem.response(409, e.getMessage());
  }

  @ServerExceptionMapper
  public Response reusedKey(ReusedKeyException e) {
    return Problem.response(Problem.UNPROCESSABLE, e.getMessage());
  }

  @ServerExceptionMapper
  public Response unknown(UnknownExperimentException e) {
    return Problem.response(404, e.getMessage());
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e) {
    return Problem.response(e.getResponse().getStatus(), e.getMessage());
  }

  @ServerExceptionMapper
  public Response broken(RuntimeException e) {
    LOGGER.error("a request could not be answered", e);
    return Problem.response(
        500, "the request could not be answered; the log of the history service says why");
  }
}
