package io.l2nas.faults.rolling;

import io.l2nas.benchmarks.MarkdownTable;
import io.l2nas.benchmarks.Table;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.faults.Await;
import io.l2nas.faults.FaultRun;
import io.l2nas.faults.Progress;
import io.l2nas.faults.deployment.Api;
import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Deployment.Instance;
import io.l2nas.faults.deployment.Deployment.Pace;
import io.l2nas.faults.deployment.Health;
import io.l2nas.faults.deployment.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Every service is told to stop and replaced, one after the other, while a client submits searches
 * in a loop. With two histories no request may fail; with one, none that was acknowledged may be
 * lost.
 */
@Command(
    name = "rolling",
    description =
        "Replaces every service in turn (SIGTERM) while a client submits searches in a loop: does a"
            + " request fail, is an acknowledged one lost?")
public final class Rolling extends FaultRun {
  private static final int STEPS = 5;

  @Option(
      names = "--histories",
      description = "One or two instances of the history (${DEFAULT-VALUE}).")
  private int histories = 2;

  @Option(names = "--rounds", description = "How often each is replaced (${DEFAULT-VALUE}).")
  private int rounds = 2;

  @Option(
      names = "--pace",
      description = "Between two requests, in milliseconds (${DEFAULT-VALUE}).")
  private int paceMillis = 100;

  @Option(
      names = "--hold",
      description =
          "How long a history goes on after the front door was told that it leaves, in seconds"
              + " (${DEFAULT-VALUE}, as in the manifests).")
  private int holdSeconds = 5;

  @Override
  protected void run(Path path) throws Exception {
    Progress.say("starting a broker, PostgreSQL and the services");
    try (Deployment deployment =
        Deployment.prepare(path, 1, new Pace(Duration.ofSeconds(30), Duration.ofSeconds(8), 4))) {
      // The loop is faster than an agent that is being replaced.
      deployment.startWith(
          Service.HISTORY,
          () ->
              List.of(
                  "-Dl2nas.limits.experiments-per-team=100000",
                  "-Dl2nas.limits.experiments=100000"));
      deployment.startServices();
      List<Instance> fronts = new ArrayList<>(List.of(deployment.first(Service.HISTORY)));
      if (histories > 1) {
        fronts.add(deployment.startAnother(Service.HISTORY));
      }
      List<Instance> behind =
          List.of(deployment.first(Service.AGENT), deployment.first(Service.EVALUATOR));
      for (Instance instance : behind) {
        awaitReady(instance);
      }
      try (FrontDoor door = new FrontDoor(fronts.stream().map(Instance::http).toList())) {
        for (Instance front : fronts) {
          Await.until(front.process().name() + " is ready", () -> door.isReady(front.http()));
        }
        roll(deployment, behind, fronts, door);
      }
    }
  }

  private void roll(
      Deployment deployment, List<Instance> behind, List<Instance> fronts, FrontDoor door)
      throws Exception {
    Client client = new Client(door, Duration.ofMillis(paceMillis), Rolling::request);
    int replaced = 0;
    try (client) {
      for (int round = 0; round < rounds; round++) {
        for (Instance instance : behind) {
          replace(instance, Duration.ZERO);
          awaitReady(instance);
          replaced++;
        }
        for (Instance front : fronts) {
          URI address = front.http();
          door.leave(address);
          replace(front, Duration.ofSeconds(holdSeconds));
          door.comeBack(address);
          Await.until(front.process().name() + " is ready", () -> door.isReady(address));
          replaced++;
        }
      }
    }
    judge(deployment, client, replaced);
  }

  private void replace(Instance instance, Duration hold) throws InterruptedException {
    Thread.sleep(hold.toMillis());
    int code = instance.process().end();
    Progress.say(instance.process().name() + " ended with exit code " + code);
  }

  private static void awaitReady(Instance instance) throws Exception {
    Health health = new Health(instance.http());
    Await.until(instance.process().name() + " is ready", health::isReady);
  }

  private void judge(Deployment deployment, Client client, int replaced) throws Exception {
    Progress.say("waiting for " + client.acknowledged().size() + " searches to end");
    Api api = new Api(deployment.api());
    int completed = 0;
    for (String experiment : client.acknowledged()) {
      Await.until(experiment + " has ended", () -> !status(api, experiment).equals("RUNNING"));
      if (status(api, experiment).equals("COMPLETED")) {
        completed++;
      }
    }
    int acknowledged = client.acknowledged().size();
    System.out.println(
        new MarkdownTable(
                "histories",
                "replaced",
                "requests",
                "failed",
                "longest gap (s)",
                "acknowledged",
                "of them completed")
            .row(
                histories,
                replaced,
                acknowledged + client.failures().size(),
                client.failures().size(),
                String.format(Locale.ROOT, "%.1f", client.longestGap().toMillis() / 1_000.0),
                acknowledged,
                completed));
    client.failures().stream().distinct().limit(5).forEach(Progress::say);
    if (completed < acknowledged) {
      broke((acknowledged - completed) + " acknowledged searches did not complete");
    }
    if (histories > 1 && !client.failures().isEmpty()) {
      broke(client.failures().size() + " requests failed though another history was there");
    }
  }

  private static String status(Api api, String experiment) throws InterruptedException {
    return api.experiment(experiment).path("status").asText();
  }

  private static ExperimentRequest request(long number) {
    return ExperimentRequest.of(Table.METRIC)
        .agent("random")
        .steps(STEPS)
        .seed(number)
        .options(Map.of("table", Table.NAME))
        .build();
  }
}
