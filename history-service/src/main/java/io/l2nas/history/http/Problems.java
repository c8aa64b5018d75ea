package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.history.IllegalTransitionException;
import io.l2nas.history.access.RefusedException;
import io.l2nas.history.channel.NotRedrivableException;
import io.l2nas.history.ledger.LimitReachedException;
import io.l2nas.history.ledger.ReusedKeyException;
import io.l2nas.messaging.LogLine;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
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
  public Response refused(RefusedException e) {
    Response.ResponseBuilder answer =
        Response.fromResponse(Problem.response(e.status(), e.getMessage()));
    e.headers().forEach(answer::header);
    return answer.build();
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
  public Response limitReached(LimitReachedException e) {
    return Problem.response(429, e.getMessage());
  }

  @ServerExceptionMapper
  public Response unknown(UnknownExperimentException e) {
    return Problem.response(404, e.getMessage());
  }

  @ServerExceptionMapper
  public Response unknown(UnknownPoolException e) {
    return Problem.response(404, e.getMessage());
  }

  @ServerExceptionMapper
  public Response unknown(UnknownTeamException e) {
    return Problem.response(404, e.getMessage());
  }

  @ServerExceptionMapper
  public Response unknown(UnknownPolicyException e) {
    return Problem.response(404, e.getMessage());
  }

  @ServerExceptionMapper
  public Response unknown(NotInQuarantineException e) {
    return Problem.response(404, e.getMessage());
  }

  @ServerExceptionMapper
  public Response unknown(UnknownTokenException e) {
    return Problem.response(404, e.getMessage());
  }

  @ServerExceptionMapper
  public Response unknown(UnknownDeadLetterException e) {
    return Problem.response(404, e.getMessage());
  }

  @ServerExceptionMapper
  public Response notRedrivable(NotRedrivableException e) {
    return Problem.response(409, e.getMessage());
  }

  @ServerExceptionMapper
  public Response noSuchPath(NotFoundException e, ContainerRequestContext request) {
    return Problem.response(
        404, "nothing is at %s; /q/openapi lists the paths".formatted(path(request)));
  }

  @ServerExceptionMapper
  public Response noSuchMethod(NotAllowedException e, ContainerRequestContext request) {
    return Problem.response(
        405,
        "%s cannot be done at %s; /q/openapi lists what can"
            .formatted(Quote.of(request.getMethod()), path(request)));
  }

  @ServerExceptionMapper
  public Response otherAnswerWanted(NotAcceptableException e, ContainerRequestContext request) {
    return Problem.response(
        406,
        "Accept is %s; answers are application/json, and text/csv where the address ends so"
            .formatted(header(request, HttpHeaders.ACCEPT)));
  }

  @ServerExceptionMapper
  public Response otherBodySent(NotSupportedException e, ContainerRequestContext request) {
    return Problem.response(
        415,
        "Content-Type is %s; it must be application/json"
            .formatted(header(request, HttpHeaders.CONTENT_TYPE)));
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e) {
    return Problem.response(e.getResponse().getStatus(), e.getMessage());
  }

  @ServerExceptionMapper
  public Response broken(RuntimeException e) {
    LogLine.of("a request could not be answered").thrown(e).fail(LOGGER);
    return Problem.response(
        500, "the request could not be answered; the log of the history service says why");
  }

  private static String path(ContainerRequestContext request) {
    return Quote.of(request.getUriInfo().getRequestUri().getPath());
  }

  private static String header(ContainerRequestContext request, String name) {
    return Quote.of(String.valueOf(request.getHeaderString(name)));
  }
}
