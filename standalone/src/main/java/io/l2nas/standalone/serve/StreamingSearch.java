package io.l2nas.standalone.serve;

import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.Server;
import io.l2nas.standalone.search.Search;
import io.l2nas.standalone.search.SearchObserver;
import io.l2nas.standalone.search.SearchPlan;
import io.l2nas.standalone.search.ServingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One search through the services, a broker and a database, all started for it on this machine.
 *
 * <p>In a folder that is kept the same request is the same experiment: a search that was killed
 * goes on where it was.
 */
public final class StreamingSearch implements Search {
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  @Override
  public void run(SearchPlan plan, SearchObserver observer) throws InterruptedException {
    ServingPlan serving =
        new ServingPlan(freePort(), plan.tables(), plan.evaluators(), plan.data());
    try (LocalServices services = LocalServices.start(serving, observer::phase)) {
      Experiments experiments = new Experiments(new Server(services.address()));
      String id = experiments.submit(plan.request(), keyOf(plan)).path("id").asText();
      follow(experiments, id, observer);
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

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("this machine has no free port on its loopback interface", e);
    }
  }
}
