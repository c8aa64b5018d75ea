package io.l2nas.history.channel;

import io.l2nas.contracts.Topic;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Which pools exist: those whose topic does. An action for another pool would go nowhere. */
@ApplicationScoped
public class PoolDirectory {
  private final Admin admin;

  PoolDirectory(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.admin = Admin.create(kafka);
  }

  /** The names of the pools, sorted. */
  public Uni<Set<String>> pools() {
    String prefix = Topic.ACTIONS.topicName() + ".";
    return Uni.createFrom()
        .completionStage(() -> admin.listTopics().names().toCompletionStage())
        .emitOn(CallerContext.executor())
        .map(
            topics ->
                topics.stream()
                    .filter(topic -> topic.startsWith(prefix))
                    .map(topic -> topic.substring(prefix.length()))
                    .collect(Collectors.toCollection(TreeSet::new)));
  }

  @PreDestroy
  void close() {
    admin.close();
  }
}
