package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.Policy;
import io.l2nas.core.experiment.Specification;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.screen.Console;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code l2nas submit}: a search for a server. */
@Command(
    name = "submit",
    header = "Hand a search to a server.",
    customSynopsis = "l2nas submit [--evaluator NAME] --metric NAME [OPTION...]",
    description = {
      "Prints the id of the new experiment, which goes on by itself. With --watch, follows it to"
          + " its end."
    },
    footer = {
      "  @|bold l2nas submit --metric cifar10_valid --report cifar10_test --steps 1000 --seed 1|@",
      "  @|bold id=$(l2nas submit --metric acc --table mine) && l2nas watch $id|@",
      "  @|bold l2nas submit --space my-space.json --table mine --metric acc --watch|@"
    })
final class SubmitCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ExperimentOptions experiment;
  @Mixin private ServerOptions server;

  @ArgGroup(validate = false, heading = "%n@|bold For whom and with what|@%n", order = 5)
  private Place place = new Place();

  @Option(names = "--watch", order = 80, description = "Follow the experiment to its end.")
  private boolean watch;

  /** Who asks whom. */
  private static final class Place {
    @Option(
        names = "--evaluator",
        paramLabel = "NAME",
        description = "Who scores: table (the default), train, supernet, predictor, exec or http.")
    private String evaluator = "table";

    @Option(
        names = "--table",
        paramLabel = "NAME",
        description = "A table that the server's evaluators know; needless if they know one.")
    private String table;

    @Option(
        names = "--team",
        paramLabel = "NAME",
        defaultValue = "default",
        description = "Who asks, and whose share is used (default).")
    private String team;

    @Option(
        names = "--pool",
        paramLabel = "NAME",
        description = "The evaluators that do the work (default).")
    private String pool;

    @Option(
        names = "--idempotency-key",
        paramLabel = "KEY",
        description = "The same key twice is one experiment; say it if you may have to try again.")
    private String key = UUID.randomUUID().toString();
  }

  SubmitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Policy> policy = WarmStart.on(server.policies(), place.team, experiment.policy());
    ExperimentRequest request = Usage.valid(() -> request(policy));
    Experiments experiments = server.experiments();
    JsonNode submitted = experiments.submit(request, place.key);
    String id = ExperimentView.of(submitted).id();
    if (watch) {
      console.note("experiment " + id);
      return new Following(console, experiments, server).untilEnd(id);
    }
    server.print(console, submitted, () -> List.of(id));
    if (!server.json()) {
      console.note("follow it with: l2nas watch " + id);
    }
    return 0;
  }

  private EvaluatorChoice choice() {
    if (place.table == null) {
      return EvaluatorChoice.elsewhere(place.evaluator);
    }
    if (!place.evaluator.equals("table")) {
      throw new IllegalArgumentException(
          "--table is '%s', but --evaluator is '%s'; leave one of them out"
              .formatted(place.table, place.evaluator));
    }
    return EvaluatorChoice.tableElsewhere(place.table);
  }

  /** Whether it can be searched is found out here: no need to ask a server. */
  private ExperimentRequest request(Optional<Policy> policy) {
    ExperimentRequest request = experiment.request(choice(), policy, place.team, place.pool);
    Specification.of(request, policy);
    return request;
  }
}
