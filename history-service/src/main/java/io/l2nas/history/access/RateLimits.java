package io.l2nas.history.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.l2nas.core.access.Caller;
import io.l2nas.history.config.AccessConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much each team may ask of this instance. Those who have the same roles share it, whoever they
 * are and with however many tokens, so that the script of one team does not slow another down. Each
 * administrator has their own: nobody who has got hold of a token of one keeps the others from
 * revoking it.
 */
@ApplicationScoped
class RateLimits {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final AccessConfig config;
  private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

  private record Key(String who, boolean writes) {}

  RateLimits(AccessConfig config) {
    this.config = config;
  }

  /**
   * Counts a request.
   *
   * @throws RefusedException if it is one too many
   */
  void count(Caller caller, boolean writes) {
    int perMinute = writes ? config.writesPerMinute() : config.readsPerMinute();
    ConsumptionProbe probe =
        buckets
            .computeIfAbsent(new Key(who(caller), writes), key -> bucket(perMinute))
            .tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw RefusedException.tooMany(
          "%s has asked for more than %d %s a minute (%s)"
              .formatted(
                  who(caller),
                  perMinute,
                  writes ? "changes" : "answers",
                  writes ? "l2nas.access.writes-per-minute" : "l2nas.access.reads-per-minute"),
          Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private static String who(Caller caller) {
    return caller.isAdmin()
        ? "'%s'".formatted(caller.name())
        : "whoever has %s".formatted(caller.describe());
  }

  private static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
        .build();
  }
}
