package io.l2nas.faults.rolling;

import io.l2nas.faults.deployment.Health;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before the instances of a service, as a Service of Kubernetes does: it hands out the
 * addresses of those that say that they are ready, in turn. It asks now and then, so it hears with
 * a delay who has gone, unless it is told before.
 */
final class FrontDoor implements AutoCloseable {
  private static final long BETWEEN_LOOKS_MILLIS = 500;

  /** Bad answers in a row before nobody is sent there, as of the probes in k8s/. */
  private static final int PATIENCE = 3;

  private final List<URI> instances;
  private final Set<URI> ready = ConcurrentHashMap.newKeySet();
  private final Set<URI> leaving = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * Of the thread that watches alone: how often an instance was not ready, one time after another.
   */
  private final Map<URI, Integer> missed = new HashMap<>();

  private final Thread watch = new Thread(this::watch, "front-door");

  FrontDoor(List<URI> instances) {
    this.instances = List.copyOf(instances);
    watch.start();
  }

  /** Where the next request goes; none if nobody is ready. */
  Optional<URI> next() {
    List<URI> open = instances.stream().filter(this::isOpen).toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(open.get(Math.floorMod(turn.getAndIncrement(), open.size())));
  }

  boolean isReady(URI instance) {
    return ready.contains(instance);
  }

  /** Sends nobody there any more. */
  void leave(URI instance) {
    leaving.add(instance);
  }

  /** Sends requests there again as soon as it is ready. */
  void comeBack(URI instance) {
    ready.remove(instance);
    leaving.remove(instance);
  }

  @Override
  public void close() {
    watch.interrupt();
  }

  private boolean isOpen(URI instance) {
    return ready.contains(instance) && !leaving.contains(instance);
  }

  private void watch() {
    try {
      while (true) {
        for (URI instance : instances) {
          look(instance);
        }
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It was closed.
    }
  }

  private void look(URI instance) throws InterruptedException {
    if (new Health(instance).isReady()) {
      missed.remove(instance);
      ready.add(instance);
    } else if (missed.merge(instance, 1, Integer::sum) >= PATIENCE) {
      ready.remove(instance);
    }
  }
}
