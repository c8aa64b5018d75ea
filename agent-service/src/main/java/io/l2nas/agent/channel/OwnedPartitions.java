package io.l2nas.agent.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The partitions that this instance owns, by number. */
@ApplicationScoped
public class OwnedPartitions {
  private final Map<Integer, OwnedPartition> owned = new ConcurrentHashMap<>();

  void add(OwnedPartition partition) {
    owned.put(partition.number(), partition);
  }

  void remove(int number) {
    owned.remove(number);
  }

  Optional<OwnedPartition> find(int number) {
    return Optional.ofNullable(owned.get(number));
  }

  Collection<OwnedPartition> all() {
    return owned.values();
  }

  /** Whether the past of all is followed to its end. */
  boolean areLive() {
    return owned.values().stream().allMatch(OwnedPartition::isLive);
  }
}
