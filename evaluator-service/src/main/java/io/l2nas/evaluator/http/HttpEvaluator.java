package io.l2nas.evaluator.http;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import io.l2nas.evaluator.wire.AnswerReader;
import io.l2nas.evaluator.wire.EvaluationRequest;
import io.l2nas.evaluator.wire.Offered;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Scores an architecture by asking a service of the operator: one JSON object in, one out. An
 * experiment names a service that was configured here, never a URL.
 *
 * <p>Options: {@code service}, which service, if there are several; and what the operator lets
 * through to the service.
 */
public final class HttpEvaluator implements ArchitectureEvaluator {
  private static final String OPTION = "service";

  private final Offered<Service> services;
  private final Exchange exchange;

  /**
   * @param services the services, each with a name of its own
   * @param patience how long to wait for a service that is busy or away
   */
  public HttpEvaluator(Collection<Service> services, Patience patience) {
    Map<String, Service> byName =
        services.stream().collect(Collectors.toMap(Service::name, Function.identity()));
    this.services = new Offered<>(OPTION, byName);
    this.exchange = new Exchange(patience);
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException, InterruptedException {
    Service service = services.chosen(spec);
    services.requireKnown(spec, service.options());
    EvaluationRequest request = EvaluationRequest.of(architecture, spec, OPTION);
    String answer = exchange.post(service, request.json());
    return new AnswerReader(service.title(), request).read(answer).score();
  }
}
