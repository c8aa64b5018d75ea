package io.l2nas.deploy.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.deploy.Documents;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What a user may do on the broker, as Kafka's authorizer would reckon it. */
record Permissions(String user, List<Rule> rules) implements Iterable<Permissions.Rule> {
  private static final ObjectMapper TREES = new ObjectMapper();

  /** One thing that is allowed, as in {@code Read} the {@code topic} {@code l2nas.states.v1}. */
  record Rule(String type, String name, boolean prefix, String operation) {
    boolean allows(String ofType, String named, String wanted) {
      return type.equals(ofType)
          && operation.equals(wanted)
          && (prefix ? named.startsWith(name) : named.equals(name));
    }
  }

  static Permissions of(KafkaUser user) {
    JsonNode tree = TREES.valueToTree(user);
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : tree.path("spec").path("authorization").path("acls")) {
      JsonNode resource = rule.path("resource");
      for (String operation : Documents.texts(rule.path("operations"))) {
        rules.add(
            new Rule(
                resource.path("type").asText(),
                resource.path("name").asText(),
                resource.path("patternType").asText().equals("prefix"),
                operation));
      }
    }
    return new Permissions(user.getMetadata().getName(), rules);
  }

  @Override
  public Iterator<Rule> iterator() {
    return rules.iterator();
  }

  boolean allows(String type, String name, String operation) {
    return rules.stream().anyMatch(rule -> rule.allows(type, name, operation));
  }

  void require(String type, String name, String operation) {
    if (!allows(type, name, operation)) {
      throw new AssertionError("%s may not %s the %s %s".formatted(user, operation, type, name));
    }
  }
}
