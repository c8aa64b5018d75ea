package io.l2nas.agent.channel;

import io.l2nas.agent.config.AgentConfig;
import io.l2nas.messaging.LogLine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What is done again and again: leases several times in the third of one, and reports. */
@ApplicationScoped
public class LookSchedule {
  private static final Logger LOGGER = Logger.getLogger(LookSchedule.class);
  private static final int LOOKS_PER_LEASE = 20;
  private static final Duration LONGEST = Duration.ofMillis(500);
  private static final Duration QUEUES = Duration.ofSeconds(2);
  private static final Duration DEMANDS = Duration.ofMillis(500);
  private static final Duration CHECKPOINTS = Duration.ofMillis(500);

  private final LoopFollower follower;
  private final Dispatcher dispatcher;
  private final DemandPublisher demands;
  private final Checkpointer checkpointer;
  private final Duration lease;

  /** Of its own: the scheduler of Quarkus looks at its clock once a second. */
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "l2nas-leases");
            thread.setDaemon(true);
            return thread;
          });

  private final List<Future<?>> looks = new ArrayList<>();

  LookSchedule(
      @Identifier("loop-in") LoopFollower follower,
      Dispatcher dispatcher,
      DemandPublisher demands,
      Checkpointer checkpointer,
      AgentConfig config) {
    this.follower = follower;
    this.dispatcher = dispatcher;
    this.demands = demands;
    this.checkpointer = checkpointer;
    this.lease = config.lease();
  }

  void start(@Observes StartupEvent event) {
    Duration between = lease.dividedBy(LOOKS_PER_LEASE);
    every(
        "looking after leases",
        between.compareTo(LONGEST) < 0 ? between : LONGEST,
        () -> follower.betweenBatches(dispatcher::mend));
    every("looking into queues", QUEUES, dispatcher::lookIntoQueues);
    every("telling demands", DEMANDS, demands::publish);
    every("writing down agents", CHECKPOINTS, checkpointer::look);
  }

  void stop(@Observes ShutdownEvent event) {
    looks.forEach(look -> look.cancel(false));
    clock.shutdown();
  }

  private void every(String name, Duration period, Runnable look) {
    looks.add(
        clock.scheduleAtFixedRate(
            () -> {
              try {
                look.run();
              } catch (RuntimeException e) { // Or the executor would never look again.
                LogLine.of(name + " failed, and is tried again").thrown(e).fail(LOGGER);
              }
            },
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS));
  }
}
