package io.l2nas.evaluator.exec;

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
import java.util.stream.Collectors;

/**
 * Scores an architecture by a command of the operator: one JSON object in, JSON lines out. An
 * experiment names a command that was configured here, never a program or an argument.
 *
 * <p>Options: {@code command}, which command, if there are several; and what the operator lets
 * through to the command.
 */
public final class ExecEvaluator implements ArchitectureEvaluator, AutoCloseable {
  private static final String OPTION = "command";

  private final Offered<Workplace> workplaces;

  /**
   * @param commands the commands, each with a name of its own
   */
  public ExecEvaluator(Collection<Command> commands) {
    Map<String, Workplace> byName =
        commands.stream().collect(Collectors.toMap(Command::name, Workplace::of));
    this.workplaces = new Offered<>(OPTION, byName);
  }

  @Override
  public String name() {
    return "exec";
  }

  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException, InterruptedException {
    Workplace workplace = workplaces.chosen(spec);
    workplaces.requireKnown(spec, workplace.command().options());
    EvaluationRequest request = EvaluationRequest.of(architecture, spec, OPTION);
    return workplace.score(
        request, new AnswerReader(workplace.command().title(), request), progress);
  }

  /** Ends the processes that wait for work. */
  @Override
  public void close() {
    workplaces.all().forEach(Workplace::close);
  }
}
