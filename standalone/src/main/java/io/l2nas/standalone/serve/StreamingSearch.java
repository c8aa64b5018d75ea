package io.l2nas.standalone.serve;

import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.Policies;
import io.l2nas.standalone.client.Server;
import io.l2nas.standalone.search.Search;
import io.l2nas.standalone.search.SearchObserver;
import io.l2nas.standalone.search.SearchPlan;
import io.l2nas.standalone.search.ServingPlan;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One search through the services, a broker and a database, all started for it on this machine.
 *
 * <p>In a folder that is kept the same request is the same experiment: a search that was killed
 * goes on where it was.
 */
public final class StreamingSearch implements Search {
  private static final long BETWEEN_LOOKS_MILLIS = 250;

  /** The server is this process: where it does not answer in time, the machine is overloaded. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public void run(SearchPlan plan, SearchObserver observer) throws InterruptedException {
    ServingPlan serving =
        new ServingPlan(OptionalInt.empty(), plan.files(), plan.evaluators(), plan.data());
    try (LocalServices services = LocalServices.start(serving, observer::phase)) {
      Server server = new Server(services.address(), PATIENCE);
      if (plan.policy().isPresent()) {
        new Policies(server).add(plan.spec().team(), plan.policy().get());
      }
      Experiments experiments = new Experiments(server);
      String id = experiments.submit(plan.request(), keyOf(plan)).path("id").asText();
      follow(experiments, id, observer);
      observer.ended(ExperimentView.of(experiments.find(id)).duration());
    }
  }

  private static void follow(Experiments experiments, String id, SearchObserver observer)
      throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    long last = -1;
    while (true) {
      last =
          experiments.forEachEventAfter(
              last,
              id,
              event -> {
                observer.event(event);
                ended.compareAndSet(false, event.endsExperiment());
              });
      if (ended.get()) {
        return;
      }
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  private static String keyOf(SearchPlan plan) {
    return "search-" + UUID.nameUUIDFromBytes(RequestCodec.encode(plan.request()));
  }
}
