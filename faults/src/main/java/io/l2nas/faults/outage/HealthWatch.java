package io.l2nas.faults.outage;

import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Health;
import io.l2nas.faults.deployment.Service;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Asks every service again and again how it is. */
final class HealthWatch {
  private static final long BETWEEN_LOOKS_MILLIS = 250;

  private final Map<Service, Health> health = new EnumMap<>(Service.class);
  private final Map<Service, Boolean> ready = new EnumMap<>(Service.class);
  private final Map<Service, Integer> deaths = new EnumMap<>(Service.class);

  HealthWatch(Deployment deployment) {
    for (Service service : Service.values()) {
      health.put(service, new Health(deployment.http(service)));
    }
  }

  boolean isReady(Service service) {
    return ready.getOrDefault(service, false);
  }

  boolean areAllReady() {
    return ready.size() == health.size() && !ready.containsValue(false);
  }

  /** How many of the answers since {@link #forget} said that the service is not alive. */
  int deaths(Service service) {
    return deaths.getOrDefault(service, 0);
  }

  void forget() {
    deaths.clear();
  }

  /** Looks for so long, or until something is as it should be; returns whether it is. */
  boolean look(Duration most, BooleanSupplier enough) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!enough.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      for (Map.Entry<Service, Health> one : health.entrySet()) {
        ready.put(one.getKey(), one.getValue().isReady());
        if (!one.getValue().isAlive()) {
          deaths.merge(one.getKey(), 1, Integer::sum);
        }
      }
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    }
    return true;
  }
}
