package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.standalone.search.EvaluatorFiles;
import io.l2nas.standalone.search.ServingPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
                says.accept("ready at http://127.0.0.1:" + plan.port().getAsInt());
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
            new ServingPlan(
                OptionalInt.of(9000),
                EvaluatorFiles.ofTables(Map.of("a", table, "b", table)),
                4,
                Optional.of(Path.of("runs"))));
  }

  @Test
  void withoutOptionsThereAreDefaults() {
    // When
    cli.run("up");

    // Then
    assertThat(planned.get())
        .isEqualTo(new ServingPlan(OptionalInt.of(8420), EvaluatorFiles.NONE, 1, Optional.empty()));
  }

  @Test
  void whatIsNotValidIsNamed() {
    assertThat(cli.run("up", "--port", "0").err()).contains("port is 0; it must be from 1");
    assertThat(cli.run("up", "--evaluators", "-1").err()).contains("evaluators is -1");
    assertThat(cli.run("up", "--table", "a=gone.tsv").code()).isEqualTo(3);
    assertThat(cli.run("up", "--table", "gone.tsv").code()).isEqualTo(2);
    assertThat(planned.get()).isNull();
  }

  @Test
  void imagesToTrainOnArriveInThePlan() throws IOException {
    // Given
    for (String batch : List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4")) {
      Files.write(folder.resolve(batch + ".bin"), new byte[3073]);
    }
    Files.write(folder.resolve("data_batch_5.bin"), new byte[3073]);
    Files.write(folder.resolve("test_batch.bin"), new byte[3073]);

    // When
    cli.run("up", "--dataset", "mine=" + folder);

    // Then
    assertThat(planned.get().files()).isEqualTo(EvaluatorFiles.ofDatasets(Map.of("mine", folder)));
  }

  @Test
  void whatEvaluatorsCannotUseIsNamedBeforeAnythingStarts() throws IOException {
    // Given
    Path predictor = Files.writeString(folder.resolve("short.f32le"), "none");

    // When
    Run images = cli.run("up", "--dataset", "mine=" + folder);
    Run weights = cli.run("up", "--predictor", "ofa=" + predictor);
    Run supernets = cli.run("up", "--supernets", folder.resolve("none").toString());

    // Then
    assertThat(images.code()).isEqualTo(3);
    assertThat(images.err()).contains("has neither train-images-idx3-ubyte");
    assertThat(weights.code()).isEqualTo(3);
    assertThat(weights.err()).contains("short.f32le");
    assertThat(supernets.code()).isEqualTo(3);
    assertThat(supernets.err()).contains("none' is no folder; 'l2nas supernet train' makes one");
    assertThat(planned.get()).isNull();
  }

  @Test
  void theFolderWithSupernetsArrivesInThePlan() {
    // When
    cli.run("up", "--supernets", folder.toString());

    // Then
    assertThat(planned.get().files()).isEqualTo(EvaluatorFiles.ofSupernets(folder, Map.of()));
  }

  @Test
  void aTableThatCannotBeUsedIsNamedBeforeAnythingStarts() throws IOException {
    // Given
    Path table = Files.writeString(folder.resolve("noarch.tsv"), "name\taccuracy\nx\t1\n");

    // When
    Run run = cli.run("up", "--table", "a=" + table);

    // Then
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("noarch.tsv, line 1: there is no column 'arch'");
    assertThat(planned.get()).isNull();
  }

  @Test
  void aPortThatIsTakenIsNamedBeforeAnythingStarts() throws IOException {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      // When
      Run run = new Cli().run("up", "--port", port);

      // Then
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("l2nas up: --port is " + port + ", and another process may use it")
          .doesNotContain("starting Kafka");
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsNamed() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("file"), "");

    // When
    Run run = new Cli().run("up", "--port", "18421", "--data", file.toString());

    // Then
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("Cannot create or write the data folder " + file);
  }
}
