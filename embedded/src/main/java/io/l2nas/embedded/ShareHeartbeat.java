package io.l2nas.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * How often the members of a share group tell a lone broker that they are there.
 *
 * <p>TRAP. A member gets its partitions with a heartbeat, not with its first one: at Kafka's 5 s
 * that is how long the first record would wait. But a member whose heartbeat is not answered before
 * the next is due spins with two threads until it is (KAFKA-21031), so many members that share a
 * busy machine with the broker, and are heard of often, can leave it no time to answer any.
 */
public final class ShareHeartbeat {
  static final Duration SHORTEST = Duration.ofMillis(500);

  /** The broker takes no more. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private static final int PER_SECOND = 20;
  private static final String INTERVAL = "share.heartbeat.interval.ms";

  private ShareHeartbeat() {}

  /** At most some twenty a second of the whole group. */
  static Duration of(int members) {
    Duration even = Duration.ofSeconds(members).dividedBy(PER_SECOND);
    if (even.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return even.compareTo(LONGEST) > 0 ? LONGEST : even;
  }

  /**
   * Sets it for a group that will have so many members.
   *
   * @throws IllegalStateException if the broker refuses
   */
  public static void set(Admin admin, String group, int members) {
    ConfigEntry interval = new ConfigEntry(INTERVAL, Long.toString(of(members).toMillis()));
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    AlterConfigOp set = new AlterConfigOp(interval, AlterConfigOp.OpType.SET);
    try {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "share group " + group + " could not be configured: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for share group " + group, e);
    }
  }
}
