package io.l2nas.evaluator.table;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.evaluator.ArchitectureEvaluatorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class TableEvaluatorContractTest extends ArchitectureEvaluatorContract {
  @TempDir Path folder;
  private TableEvaluator evaluator;

  @BeforeEach
  void readTable() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("t.tsv"),
            "arch\tvalid\ttest\tbroken\na-c\t0.75\t0.5\tNaN\nb-c\t0.25\t0.5\t1\n");
    evaluator = new TableEvaluator(Map.of("bench", file));
  }

  @Override
  protected ArchitectureEvaluator evaluator() {
    return evaluator;
  }

  @Override
  protected String expectedName() {
    return "table";
  }

  @Override
  protected String choosingOption() {
    return "table";
  }

  @Override
  protected String knownChoice() {
    return "bench";
  }

  @Override
  protected Map<String, String> slow() {
    return Map.of("delay", "3600s");
  }

  @Override
  protected EvaluatorSpec withoutNumber() {
    return new EvaluatorSpec("table", "broken", List.of(), Map.of());
  }
}
