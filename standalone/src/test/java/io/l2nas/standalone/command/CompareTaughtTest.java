package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.command.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it helps to have learned before, on another metric. */
class CompareTaughtTest {
  private static final String QUICK = "l2nas:hidden=8x8:batch=4:epsilonSteps=20";
  private static final String TAUGHT = QUICK + ":taught=cost:lessons=30";

  @TempDir private Path folder;

  private final Cli cli = new Cli();

  @BeforeEach
  void writeFiles() throws IOException {
    Tables.spaceFile(folder);
    Tables.tableFile(folder);
  }

  @Test
  void theTaughtAgentStandsBesideTheOneThatBeginsWithNothing() throws IOException {
    // When
    Run run =
        compare("--agents", QUICK + "," + TAUGHT, "--acc-env", "accuracy=0.78,cost=0.2", "--json");

    // Then
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(4).filteredOn(line -> line.contains("taught")).hasSize(2);
    List<String> csv = Files.readAllLines(folder.resolve("out").resolve("runs.csv"));
    assertThat(csv).anyMatch(line -> line.startsWith(TAUGHT + ",accuracy,1,"));

    // And nothing is done again; another Acc(Env) is another comparison
    Run again = compare("--agents", TAUGHT, "--acc-env", "cost=0.2,accuracy=0.78", "--json");
    assertThat(again.out().lines())
        .containsExactlyInAnyOrderElementsOf(
            run.out().lines().filter(line -> line.contains("taught")).toList());
    assertThat(compare("--agents", TAUGHT, "--acc-env", "cost=0.3,accuracy=0.78").err())
        .contains("its Acc(Env) is {accuracy=0.78, cost=0.2}, not {accuracy=0.78, cost=0.3}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          local:taught=cost | accuracy=1,cost=1  | 'local:taught=cost' is taught, but local learns nothing that could be handed on; l2nas does
          l2nas:taught=cost | accuracy=0.7       | --acc-env says nothing of cost; give METRIC=X for every metric
          l2nas:taught=cots | accuracy=1,cots=1  | there is no metric 'cots'; its metrics are accuracy, cost
          l2nas:taught=cost | accuracy=0.7,cost=2 | accEnv is 2.0; it must be a fraction above 0 and at most 1
          """)
  void whatCannotBeTaughtIsNamed(String agent, String accEnv, String message) {
    // When
    Run run = compare("--agents", agent, "--acc-env", accEnv);

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void rewardsOfTwoMetricsDoNotCompareByEq3() {
    // When
    Run run = compare("--agents", "l2nas:taught=cost");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("is taught, but --acc-env is missing");
  }

  private Run compare(String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "compare",
                "--space",
                folder.resolve("tiny.json").toString(),
                "--table",
                folder.resolve("tiny.v1.tsv").toString(),
                "--metric",
                "accuracy",
                "--steps",
                "20",
                "--seeds",
                "2",
                "--output",
                folder.resolve("out").toString()));
    line.addAll(List.of(options));
    return cli.run(line.toArray(String[]::new));
  }
}
