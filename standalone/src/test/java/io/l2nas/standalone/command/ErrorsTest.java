package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.command.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every complaint is one line that names the field, its value and the fix. */
class ErrorsTest {
  @TempDir private Path folder;

  private final Cli cli = new Cli();

  @BeforeEach
  void writeFiles() throws IOException {
    Tables.spaceFile(folder);
    Tables.tableFile(folder);
    Files.writeString(folder.resolve("broken.json"), "{\"name\": \"x\", \"rows\": [");
    Files.writeString(folder.resolve("noname.json"), "{\"rows\": [], \"separator\": \"|\"}");
    Files.writeString(folder.resolve("noarch.tsv"), "architecture\tacc\nx\t1\n");
    Files.writeString(folder.resolve("empty.tsv"), "");
    Files.writeString(folder.resolve("text.tsv"), "arch\tacc\nskip|skip|skip\thigh\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "--frobnicate; 2; there is no option '--frobnicate'",
        "--step 5; 2; did you mean --steps",
        "--agent genetic; 2; agent is 'genetic'; known agents are evolution, l2nas, local, random, screened",
        "--steps -3; 2; steps is -3; it must be at least 1",
        "--steps many; 2; '--steps': 'many' is not an int",
        "--parallelism 0; 2; parallelism is 0; it must be at least 1",
        "--evaluators 0; 2; evaluators is 0; it must be at least 1",
        "--top-k 0; 2; topK is 0; it must be at least 1",
        "--max-failures 0; 2; maxFailures is 0; it must be at least 1",
        "--set tau; 2; KEY=VALUE",
        "--set taau=0.5; 2; setting 'taau' is unknown; the agent l2nas has preset, tau",
        "--set tau=2; 2; setting tau is 2.0; it must be from 0.0 to 1.0",
        "--set learner=torch; 2; setting learner is 'torch'; it must be one of plain, tensorflow",
        "--set k=few; 2; setting k is 'few'; it must be a whole number of at least 1",
        "--set k=3 --top-k 4; 2; K is given twice, as [3, 4]; give it once",
        "--reward linear; 2; reward is 'linear'; known rewards are exponential",
        "--reward relative; 2; accEnv is missing; the relative reward needs it",
        "--delay cst*0.01; 2; there is no metric 'cst'; its metrics are accuracy, cost",
        "--delay -5ms; 2; delay is '-5ms'; it must be a time such as 250ms or 2s",
        "--report nothing; 2; there is no metric 'nothing'; its metrics are accuracy, cost",
        "--constraint cost<5; 2; constraints[0] is 'cost<5'; it must be METRIC<=BOUND or METRIC>=BOUND",
        "--constraint price<=5; 2; there is no metric 'price'; its metrics are accuracy, cost",
        "--constraint accuracy>=0.9; 2; metric is 'accuracy', which is maximised; a constraint",
        "--trade-off cost/0; 2; trade-off target is 0.0; it must be a finite number above 0",
        "--data d --in-process; 2; --data is 'd', but --in-process keeps nothing",
      })
  void options(String options, int code, String message) {
    assertComplaint(
        run("--space", "tiny.json", "--table", "tiny.v1.tsv", "--metric", "accuracy", options),
        code,
        message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "--space tiny.json --table tiny.v1.tsv; 2; --metric is missing; name the metric",
        "--table tiny.v1.tsv --metric accuracy; 2; tiny.v1.tsv: none of its 27 rows is an architecture of the space"
            + " 'nas-bench-201'; the first one is 'conv_3x3|conv_3x3|conv_3x3', but in this space"
            + " they look like '|none~0|+|none~0|none~1|+|none~0|none~1|none~2|'; give the table's"
            + " space with --space, or another table",
        "--space tiny.json --metric accuracy; 2; the space 'tiny' says nothing of networks; the evaluator train knows nas-bench-201 and darts",
        "--table tiny.v1.tsv --dataset .; 2; more than one of --table, --predictor, --supernet and --dataset is given",
        "--dataset .; 3; has neither train-images-idx3-ubyte",
        "--latency phone.tsv; 2; but nothing is predicted; give a --predictor, or leave it out",
        "--predictor none.f32le; 3; --predictor: there is no file 'none.f32le'",
        "--option epochs=0; 2; option epochs is 0; it must be from 1 to 10000",
        "--space tiny.json --table tiny.v1.tsv --metric acuracy; 2; no metric 'acuracy'; its",
        "--space mars --table tiny.v1.tsv --metric accuracy; 2; --space is 'mars'; built in are"
            + " darts, nas-bench-201, ofa-mbv3-w1.0, ofa-mbv3-w1.2; a space of your own is a"
            + " FILE.json",
        "--space gone.json --table tiny.v1.tsv --metric a; 3; --space: there is no file",
        "--space broken.json --table tiny.v1.tsv --metric a; 3; broken.json is no valid space:",
        "--space noname.json --table tiny.v1.tsv --metric a; 3; name",
        "--space tiny.json --table gone.tsv --metric a; 3; --table: there is no file",
        "--space tiny.json --table noarch.tsv --metric acc; 3; noarch.tsv, line 1: there is no"
            + " column 'arch'",
        "--space tiny.json --table empty.tsv --metric acc; 3; empty.tsv: it is empty",
        "--space tiny.json --table text.tsv --metric acc; 3; text.tsv, line 2: acc is 'high'; it"
            + " must be a finite number, such as 0.94",
      })
  void whatIsMissingOrBroken(String options, int code, String message) {
    assertComplaint(run(options), code, message);
  }

  @Test
  void theStackTraceIsShownOnRequestOnly() {
    assertThat(run("--table gone.tsv --metric a").err()).doesNotContain("\tat ");
    assertThat(run("--table gone.tsv --metric a --verbose").err())
        .contains("CommandException")
        .contains("\tat ");
  }

  @Test
  void anUnknownCommandIsNamed() {
    Run run = cli.run("serach");

    assertComplaint(run, 2, "there is no command 'serach'; did you mean search");
  }

  private static void assertComplaint(Run run, int code, String message) {
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> !line.endsWith("--help' shows what is possible")))
        .hasSize(1)
        .allMatch(line -> line.startsWith("l2nas"));
  }

  private Run run(String... options) {
    return cli.run(
        Stream.concat(
                Stream.of("search"),
                Stream.of(String.join(" ", options).split(" ")).map(this::inFolder))
            .toArray(String[]::new));
  }

  private String inFolder(String word) {
    return word.matches(".*\\.(json|tsv)") ? folder.resolve(word).toString() : word;
  }
}
