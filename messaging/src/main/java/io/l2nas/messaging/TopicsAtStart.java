package io.l2nas.messaging;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jboss.logging.Logger;

/**
 * Lets a service start only on topics that can carry it. A broker that makes topics on their first
 * use would else make them as it likes, and an agent would look for its experiments in the wrong
 * partitions.
 */
@ApplicationScoped
public class TopicsAtStart {
  private static final Logger LOGGER = Logger.getLogger(TopicsAtStart.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration ATTEMPT = Duration.ofSeconds(10);

  private final Map<String, Object> kafka;

  TopicsAtStart(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.kafka = new HashMap<>(kafka);
    this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ATTEMPT.toMillis());
    this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ATTEMPT.toMillis());
  }

  /** Before any channel is connected. */
  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    List<String> complaints = complaints();
    if (!complaints.isEmpty()) {
      throw new IllegalStateException(
          "the topics of %s do not fit: %s. How to make them is in docs/configuration.md"
              .formatted(
                  kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
                  String.join("; ", complaints)));
    }
  }

  private List<String> complaints() {
    long begin = System.nanoTime();
    try (Admin admin = Admin.create(kafka)) {
      while (true) {
        try {
          return TopicCheck.complaints(admin);
        } catch (ExecutionException e) {
          LogLine.of("Kafka does not answer, and is asked again").error(e.getCause()).warn(LOGGER);
          if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new IllegalStateException(
                "Kafka does not answer at %s within %d s (%s); check KAFKA_BOOTSTRAP_SERVERS"
                    .formatted(
                        kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
                        PATIENCE.toSeconds(),
                        e.getCause().getMessage()),
                e);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was asked for its topics", e);
    }
  }
}
