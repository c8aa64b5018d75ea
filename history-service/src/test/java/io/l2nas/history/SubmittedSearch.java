package io.l2nas.history;

import static io.restassured.RestAssured.given;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.space.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * An experiment that was submitted over HTTP, and what core says of it. All its actions are in
 * flight at once, so that their outcomes can come in any order.
 *
 * @param submission event 0
 * @param outcomes the outcome of every step, in step order
 */
record SubmittedSearch(ExperimentSubmitted submission, List<EvaluationOutcome> outcomes) {
  static SubmittedSearch of(int steps) {
    return of(Experiments.of("random").steps(steps), FunctionEvaluator::byChoices);
  }

  static SubmittedSearch of(Experiments request, ToDoubleFunction<Architecture> accuracy) {
    return of(request.parallelism(request.steps()).request(), accuracy);
  }

  /** All actions are in flight at once if the request says so. */
  static SubmittedSearch of(ExperimentRequest request, ToDoubleFunction<Architecture> accuracy) {
    String id =
        given()
            .contentType("application/json")
            .body(RequestCodec.encode(request))
            .post("/api/v1/experiments")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    ExperimentSubmitted submission = new ExperimentSubmitted(id, Specification.of(request));
    ActionEvaluation evaluation = FunctionEvaluator.evaluation(accuracy);
    return new SubmittedSearch(
        submission,
        ExperimentAgent.of(submission).start().stream().map(evaluation::evaluate).toList());
  }

  String id() {
    return submission.experiment();
  }

  /** The state stream that follows from these outcomes. */
  List<ExperimentEvent> stream(List<EvaluationOutcome> of) {
    ExperimentHistory history = ExperimentHistory.of(submission);
    List<ExperimentEvent> events = new ArrayList<>(List.of(submission));
    of.forEach(outcome -> events.addAll(history.record(outcome)));
    return events;
  }

  /** The state stream from its beginning to its end. */
  List<ExperimentEvent> stream() {
    return stream(outcomes);
  }
}
