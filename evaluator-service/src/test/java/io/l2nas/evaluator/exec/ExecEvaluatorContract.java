package io.l2nas.evaluator.exec;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.evaluator.ArchitectureEvaluatorContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

abstract class ExecEvaluatorContract extends ArchitectureEvaluatorContract {
  private final ExecEvaluator evaluator;

  ExecEvaluatorContract(Lives lives) {
    evaluator =
        new ExecEvaluator(
            List.of(
                Commands.shell("answering", lives, Commands.ANSWERING),
                Commands.shell("slow", lives, "read -r request; sleep 3600 & sleep 3600"),
                Commands.shell(
                    "nan", lives, "while read -r request; do echo '{\"value\": NaN}'; done")));
  }

  @AfterEach
  void close() {
    evaluator.close();
  }

  @Override
  protected ArchitectureEvaluator evaluator() {
    return evaluator;
  }

  @Override
  protected String expectedName() {
    return "exec";
  }

  @Override
  protected String choosingOption() {
    return "command";
  }

  @Override
  protected String knownChoice() {
    return "answering";
  }

  @Override
  protected Map<String, String> slow() {
    return Map.of("command", "slow");
  }

  @Override
  protected EvaluatorSpec withoutNumber() {
    return spec(Map.of("command", "nan"));
  }
}
