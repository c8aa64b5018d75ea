package io.l2nas.faults.refusals;

import io.l2nas.benchmarks.MarkdownTable;
import io.l2nas.benchmarks.Samples;
import io.l2nas.benchmarks.Table;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.faults.Await;
import io.l2nas.faults.FaultRun;
import io.l2nas.faults.Progress;
import io.l2nas.faults.deployment.Api;
import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Deployment.Pace;
import io.l2nas.faults.deployment.Health;
import io.l2nas.faults.deployment.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Requests that must be refused, one after the other and then many at once, sent to a history with
 * a heap of 256 MiB. It must refuse every one, and go on.
 */
@Command(
    name = "refusals",
    description =
        "Sends hostile requests to a history with a heap of 256 MiB: is each refused, how soon, and"
            + " what does a flood of them cost?")
public final class Refusals extends FaultRun {
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;
  private static final int BUSY = 503;
  private static final double MIB = 1024 * 1024;

  /** It is its speed that is measured, as it is where it lives for long. */
  private static final List<String> BOTH_COMPILERS = List.of("-XX:TieredStopAtLevel=4");

  @Option(names = "--times", description = "How often each is sent (${DEFAULT-VALUE}).")
  private int times = 100;

  @Option(
      names = "--clients",
      description = "How many send at once in the flood (${DEFAULT-VALUE}).")
  private int clients = 32;

  @Option(names = "--flood", description = "How often each client sends each (${DEFAULT-VALUE}).")
  private int flood = 10;

  /** It does not ask for HTTP/2 first, which the history does not speak. */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final List<HostileRequest> requests = HostileRequest.all();

  @Override
  protected void run(Path path) throws Exception {
    Progress.say("starting a broker, PostgreSQL and a history");
    try (Deployment deployment =
        Deployment.prepare(path, 1, new Pace(Duration.ofSeconds(30), Duration.ofSeconds(8), 1))) {
      deployment.startWith(Service.HISTORY, () -> BOTH_COMPILERS);
      deployment.start(Service.HISTORY);
      Health history = new Health(deployment.http(Service.HISTORY));
      Await.until("the history is ready", history::isReady);
      try (HeapWatch heap = new HeapWatch(deployment.api())) {
        oneByOne(deployment);
        Map<Integer, Integer> answers = atOnce(deployment);
        String experiment = new Api(deployment.api()).submit(request(), "after-the-flood");
        Progress.say("after the flood " + experiment + " was taken in");
        int ends = deployment.endsByItself(Service.HISTORY).size();
        System.out.println(
            new MarkdownTable(
                    "clients", "answers by status", "most heap used (MiB)", "ended by itself")
                .row(clients, answers, heap.most() / MIB, ends));
        if (ends > 0) {
          broke("the history ended " + ends + " times");
        }
      }
    }
  }

  private void oneByOne(Deployment deployment) throws Exception {
    MarkdownTable table = new MarkdownTable("request", "status", "median (ms)", "99 of 100 (ms)");
    for (HostileRequest request : requests) {
      Progress.say(request.name());
      List<Duration> taken = new ArrayList<>();
      int status = 0;
      // The first half warms up.
      for (int i = 0; i < 2 * times; i++) {
        long begun = System.nanoTime();
        status = send(request, deployment);
        if (i >= times) {
          taken.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        requireRefused(request, status);
      }
      Samples samples = Samples.of(taken);
      table.row(request.name(), status, samples.median(), samples.quantile(0.99));
    }
    System.out.println(table);
  }

  private Map<Integer, Integer> atOnce(Deployment deployment) throws Exception {
    Progress.say(clients + " clients at once");
    Map<Integer, Integer> answers = new TreeMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      List<Future<List<Integer>>> futures = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        futures.add(pool.submit(() -> flood(deployment)));
      }
      for (Future<List<Integer>> future : futures) {
        future.get().forEach(status -> answers.merge(status, 1, Integer::sum));
      }
    } finally {
      pool.shutdownNow();
    }
    return answers;
  }

  private List<Integer> flood(Deployment deployment) throws InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < flood; i++) {
      for (HostileRequest request : requests) {
        try {
          int status = send(request, deployment);
          if (status != BUSY) {
            requireRefused(request, status);
          }
          statuses.add(status);
        } catch (IOException e) {
          statuses.add(0); // It is refused, and closed while the rest is still on its way.
        }
      }
    }
    return statuses;
  }

  private int send(HostileRequest request, Deployment deployment)
      throws IOException, InterruptedException {
    HttpResponse<Void> answer = http.send(request.at(deployment.api()), BodyHandlers.discarding());
    return answer.statusCode();
  }

  private void requireRefused(HostileRequest request, int status) {
    if (status < BAD_REQUEST || status >= SERVER_ERROR) {
      broke(request.name() + " was answered " + status);
    }
  }

  private static ExperimentRequest request() {
    return ExperimentRequest.of(Table.METRIC).agent("random").build();
  }
}
