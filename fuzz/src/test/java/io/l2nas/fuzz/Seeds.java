package io.l2nas.fuzz;

import io.l2nas.contracts.Policy;
import io.l2nas.contracts.fixtures.Events;
import io.l2nas.contracts.fixtures.Golden;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.fixtures.Specs;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.core.learning.ActorCriticSettings;
import io.l2nas.core.learning.ActorCriticWeights;
import io.l2nas.core.learning.AdamSettings;
import io.l2nas.core.learning.Initialisation;
import io.l2nas.core.policy.PolicyWeights;
import io.l2nas.core.space.SearchSpace;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Where the search for inputs begins: what is valid. */
public final class Seeds {
  private static final String CELL =
      "%s('sep_conv_3x3', 0), ('skip_connect', 1), ('max_pool_3x3', 0), ('sep_conv_5x5', 2),"
          + " ('dil_conv_3x3', 0), ('avg_pool_3x3', 3), ('dil_conv_5x5', 1), ('skip_connect', 4)%s";

  private Seeds() {}

  /** Every event that there is. */
  public static Stream<byte[]> events() {
    return Events.byGoldenFile().keySet().stream().sorted().map(Golden::bytes);
  }

  /** What users send. */
  public static Stream<byte[]> requests() {
    return Stream.of(
            "experiment-request", "experiment-request-defaults", "experiment-request-shortest")
        .map(Golden::bytes);
  }

  /** What operators give a team. */
  public static Stream<byte[]> teams() {
    return texts("{}", "{\"weight\": 2.5, \"maxInFlight\": 10, \"secondsPerDay\": 3600}");
  }

  /** What administrators ask tokens for. */
  public static Stream<byte[]> tokens() {
    return texts(
        "{\"name\": \"nightly\", \"role\": \"member\", \"team\": \"vision\", \"days\": 30}",
        "{\"name\": \"autoscaler\", \"role\": \"evaluator\"}");
  }

  /** What identity providers say of people. */
  public static Stream<byte[]> grants() {
    return texts("l2nas:vision:member", "l2nas:admin", "staff");
  }

  /** What searches have learned. */
  public static Stream<byte[]> policies() {
    Policy example = Specs.policy();
    PolicyWeights weights =
        PolicyWeights.of(
            ActorCriticWeights.draw(
                new ActorCriticSettings(
                    new SearchSpace(example.spec().space()).size(),
                    example.hidden(),
                    1,
                    0.9,
                    new AdamSettings(1e-3, 0.9, 0.99),
                    new AdamSettings(1e-3, 0.9, 0.99),
                    Initialisation.PYTORCH),
                1));
    return Stream.of(example, whole(example, weights)).map(PolicyFile::write);
  }

  private static Policy whole(Policy example, PolicyWeights weights) {
    return Records.with(
        Records.with(example, "digest", weights.digest()), "weights", weights.texts());
  }

  /** Spaces of users. */
  public static Stream<byte[]> spaces() {
    return texts(
        "{\"name\": \"s\", \"separator\": \"|\", \"rows\": [{\"name\": \"a\", \"choices\": [\"x\", \"yy\"]},"
            + " {\"name\": \"b\", \"choices\": [\"z\"]}]}",
        "{\"name\": \"s\", \"separator\": \"\", \"rows\": [{\"name\": \"a\", \"choices\": [\"0\", \"1\"]},"
            + " {\"name\": \"b\", \"choices\": [\"0\", \"1\", \"2\"]}]}");
  }

  /** Results of other people. */
  public static Stream<byte[]> tables() {
    return texts("arch\taccuracy\tseconds\nx|z\t94.1\t12\nyy|z\t0.5\t-1e3\n", "arch\r\na\r\nb");
  }

  /** What evaluators of other people answer. */
  public static Stream<byte[]> answers() {
    return texts(
        "{\"value\": 94.0, \"accuracy\": 0.94, \"reported\": {\"loss\": 0.1}}",
        "{\"progress\": {\"epoch\": 3, \"loss\": NaN}}",
        "{\"error\": \"no memory\", \"reason\": \"UNKNOWN_ARCHITECTURE\", \"architecture\": \"x\"}");
  }

  /** Texts of architectures. */
  public static Stream<byte[]> architectures() {
    return texts(
        "|none~0|+|skip_connect~0|nor_conv_1x1~1|+|nor_conv_3x3~0|avg_pool_3x3~1|none~2|",
        "conv3-con",
        "0.1.2",
        "w1.0 e3-k3 e3-k3 / e4-k5 e4-k3 e6-k7 / e3-k3 e3-k3 / e3-k7 e3-k3 / e3-k3 e3-k3 e3-k5 e3-k3",
        CELL.formatted("Genotype(normal=[", "], normal_concat=[2, 3, 4, 5], reduce=[")
            + CELL.formatted("", "], reduce_concat=[2, 3, 4, 5])"));
  }

  /** A setting of an agent: its name, and the value. */
  public static Stream<byte[]> settings() {
    return texts(
        "l2nas\nhidden\n128x128x128",
        "l2nas\ntau\n0.99",
        "l2nas\npreset\npaper",
        "evolution\npopulation\n50",
        "random\nx\n1");
  }

  /** How long a table pretends to take. */
  public static Stream<byte[]> delays() {
    return texts("250ms", "2.5s", "seconds*0.01", "seconds*1e3");
  }

  private static Stream<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }
}
