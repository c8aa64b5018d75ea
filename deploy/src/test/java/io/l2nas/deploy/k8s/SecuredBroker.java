package io.l2nas.deploy.k8s;

import io.l2nas.deploy.LocalBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/**
 * A broker that asks clients who they are (SCRAM-SHA-512, here without TLS) and lets them do what
 * their rules say. Whoever comes by the other listener may do everything.
 */
final class SecuredBroker implements AutoCloseable {
  private static final String PASSWORD = "secret";
  private static final String HOST = "127.0.0.1";
  private static final int ITERATIONS = 4096;

  private final LocalBroker server;
  private final Admin admin;
  private final int clients;
  private final int internal;

  private SecuredBroker(LocalBroker server, Admin admin, int clients, int internal) {
    this.server = server;
    this.admin = admin;
    this.clients = clients;
    this.internal = internal;
  }

  static SecuredBroker start(Path folder) throws Exception {
    int clients = LocalBroker.freePort();
    int internal = LocalBroker.freePort();
    Map<String, String> settings = settings(folder, clients, internal, LocalBroker.freePort());
    LocalBroker server = LocalBroker.start(settings);
    Admin admin = Admin.create(Map.of("bootstrap.servers", HOST + ":" + internal));
    return new SecuredBroker(server, admin, clients, internal);
  }

  /** One that may do everything. */
  Admin admin() {
    return admin;
  }

  /** As Strimzi's user operator does: the user, and what it may do. */
  void add(Permissions user) throws ExecutionException, InterruptedException {
    List<UserScramCredentialAlteration> credentials =
        List.of(
            new UserScramCredentialUpsertion(
                user.user(),
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                PASSWORD));
    admin.alterUserScramCredentials(credentials).all().get();
    admin.createAcls(rules(user)).all().get();
  }

  /** How a client says who it is, as settings of Kafka. */
  Map<String, Object> settingsOf(String user) {
    return Map.of(
        "bootstrap.servers",
        HOST + ":" + clients,
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        ScramLoginModule.class.getName()
            + " required username=\"%s\" password=\"%s\";".formatted(user, PASSWORD));
  }

  /** How a client comes that may do everything. */
  Map<String, Object> settingsOfEverybody() {
    return Map.of("bootstrap.servers", HOST + ":" + internal);
  }

  @Override
  public void close() {
    admin.close();
    server.close();
  }

  private static List<AclBinding> rules(Permissions user) {
    List<AclBinding> bindings = new ArrayList<>();
    user.forEach(
        rule ->
            bindings.add(
                new AclBinding(
                    new ResourcePattern(
                        ResourceType.fromString(rule.type()),
                        rule.name(),
                        rule.prefix() ? PatternType.PREFIXED : PatternType.LITERAL),
                    new AccessControlEntry(
                        "User:" + user.user(),
                        "*",
                        operation(rule.operation()),
                        AclPermissionType.ALLOW))));
    return bindings;
  }

  /** {@code DescribeConfigs} is {@code DESCRIBE_CONFIGS}. */
  private static AclOperation operation(String name) {
    return AclOperation.fromString(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
  }

  private static Map<String, String> settings(
      Path folder, int clients, int internal, int controller) {
    Map<String, String> settings = new HashMap<>();
    settings.put("node.id", "1");
    settings.put("process.roles", "broker,controller");
    settings.put("log.dirs", folder.toString());
    settings.put(
        "listeners",
        "CLIENT://%1$s:%2$d,INTERNAL://%1$s:%3$d,CONTROLLER://%1$s:%4$d"
            .formatted(HOST, clients, internal, controller));
    settings.put(
        "listener.security.protocol.map",
        "CLIENT:SASL_PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "INTERNAL");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", "1@" + HOST + ":" + controller);
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.client.scram-sha-512.sasl.jaas.config",
        ScramLoginModule.class.getName() + " required;");
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("super.users", "User:ANONYMOUS");
    settings.put("auto.create.topics.enable", "false");
    for (String internalTopic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      settings.put(internalTopic + ".replication.factor", "1");
      settings.put(internalTopic + ".num.partitions", "2");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("default.replication.factor", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    return settings;
  }
}
