package io.l2nas.evaluator.http;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.core.evaluation.EvaluationException;
import java.net.URI;
import java.util.Set;

/**
 * A service as the operator configured it.
 *
 * @param name what experiments call it
 * @param url where requests are posted
 * @param options the options of an experiment that are passed on to it
 */
public record Service(String name, URI url, Set<String> options) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public Service {
    options = Set.copyOf(options);
    if (url.getScheme() == null || !SCHEMES.contains(url.getScheme()) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "l2nas.evaluator.services.%s.url is '%s'; it must be a URL such as http://scores:8080/score"
              .formatted(name, url));
    }
  }

  /** As messages name it. The URL may hold a password, so they do without. */
  String title() {
    return "service '" + name + "'";
  }

  EvaluationException failure(String what) {
    return new EvaluationException(Reason.ERROR, title() + " " + what);
  }
}
