package io.l2nas.deploy.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.deploy.Documents;
import io.strimzi.api.kafka.model.user.KafkaUser;

/** What a user may do on the broker, as Kafka's authorizer would reckon it. */
record Permissions(String user, JsonNode rules) {
  private static final ObjectMapper TREES = new ObjectMapper();

  static Permissions of(KafkaUser user) {
    JsonNode tree = TREES.valueToTree(user);
    return new Permissions(
        user.getMetadata().getName(), tree.path("spec").path("authorization").path("acls"));
  }

  boolean allows(String type, String name, String operation) {
    for (JsonNode rule : rules) {
      if (rule.path("resource").path("type").asText().equals(type)
          && matches(rule.path("resource"), name)
          && Documents.texts(rule.path("operations")).contains(operation)) {
        return true;
      }
    }
    return false;
  }

  void require(String type, String name, String operation) {
    if (!allows(type, name, operation)) {
      throw new AssertionError("%s may not %s the %s %s".formatted(user, operation, type, name));
    }
  }

  private static boolean matches(JsonNode resource, String name) {
    String given = resource.path("name").asText();
    return resource.path("patternType").asText().equals("prefix")
        ? name.startsWith(given)
        : name.equals(given);
  }
}
