package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.standalone.search.ServingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpCommandTest {
  @TempDir private Path folder;

  private final AtomicReference<ServingPlan> planned = new AtomicReference<>();
  private final Cli cli =
      new Cli()
          .with(
              (ServingPlan plan, Consumer<String> says) -> {
                planned.set(plan);
                says.accept("ready at http://127.0.0.1:" + plan.port());
              });

  @Test
  void everyOptionArrivesInThePlan() throws IOException {
    // Given
    Path table = Tables.tableFile(folder);

    // When
    Run run =
        cli.run(
            "up",
            "--port",
            "9000",
            "--data",
            "runs",
            "--evaluators",
            "4",
            "--table",
            "a=" + table,
            "--table",
            "b=" + table);

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo("ready at http://127.0.0.1:9000\n");
    assertThat(planned.get())
        .isEqualTo(
            new ServingPlan(9000, Map.of("a", table, "b", table), 4, Optional.of(Path.of("runs"))));
  }

  @Test
  void withoutOptionsThereAreDefaults() {
    // When
    cli.run("up");

    // Then
    assertThat(planned.get()).isEqualTo(new ServingPlan(8420, Map.of(), 1, Optional.empty()));
  }

  @Test
  void whatIsNotValidIsNamed() {
    assertThat(cli.run("up", "--port", "0").err()).contains("port is 0; it must be from 1");
    assertThat(cli.run("up", "--evaluators", "0").err()).contains("evaluators is 0");
    assertThat(cli.run("up", "--table", "a=gone.tsv").code()).isEqualTo(3);
    assertThat(cli.run("up", "--table", "gone.tsv").code()).isEqualTo(2);
    assertThat(planned.get()).isNull();
  }
}
