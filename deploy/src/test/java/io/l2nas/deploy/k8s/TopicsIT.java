package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.embedded.EmbeddedKafka;
import io.l2nas.messaging.TopicCreation;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics of the manifests are those that l2nas makes, setting by setting. */
class TopicsIT {
  @TempDir private static Path folder;

  @Test
  void strimziMakesWhatWeMake() throws Exception {
    List<KafkaTopic> topics = Manifests.base().of(KafkaTopic.class);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      TopicCreation.create(admin, List.of("default"), 1);

      for (KafkaTopic topic : topics) {
        String name = topic.getMetadata().getName();
        assertThat(strings(topic.getSpec().getConfig())).as(name).isEqualTo(settings(admin, name));
      }
      assertThat(topics).hasSameSizeAs(admin.listTopics().names().get());
    }
  }

  private static Map<String, String> settings(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> settings = new TreeMap<>();
    for (ConfigEntry entry :
        admin.describeConfigs(List.of(resource)).values().get(resource).get().entries()) {
      if (entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG) {
        settings.put(entry.name(), entry.value());
      }
    }
    return settings;
  }

  private static Map<String, String> strings(Map<String, Object> config) {
    Map<String, String> strings = new TreeMap<>();
    config.forEach((name, value) -> strings.put(name, value.toString()));
    return strings;
  }
}
