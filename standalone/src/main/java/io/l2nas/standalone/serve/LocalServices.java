package io.l2nas.standalone.serve;

import io.l2nas.embedded.EmbeddedPostgres;
import io.l2nas.embedded.Infrastructure;
import io.l2nas.messaging.TopicCreation;
import io.l2nas.standalone.search.ServingPlan;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Everything on this machine: a broker, a database and the three services, started in that order
 * and stopped in the other. Listens on the loopback interface only. One per process.
 */
public final class LocalServices implements AutoCloseable {
  private static final List<String> POOLS = List.of("default");

  private final Infrastructure infrastructure;
  private final Application application;
  private final URI address;

  private LocalServices(Infrastructure infrastructure, Application application, URI address) {
    this.infrastructure = infrastructure;
    this.application = application;
    this.address = address;
  }

  /**
   * Returns when the services take requests.
   *
   * @param says is told what is going on, a line at a time
   */
  public static LocalServices start(ServingPlan plan, Consumer<String> says)
      throws InterruptedException {
    says.accept("starting Kafka and PostgreSQL");
    Infrastructure infrastructure = Infrastructure.start(plan.data());
    try {
      createTopics(infrastructure);
      says.accept("starting the services");
      settings(plan, infrastructure).forEach(System::setProperty);
      return new LocalServices(
          infrastructure, Application.start(), URI.create("http://127.0.0.1:" + plan.port()));
    } catch (RuntimeException | InterruptedException e) {
      infrastructure.close();
      throw e;
    }
  }

  /** Where the REST API is. */
  public URI address() {
    return address;
  }

  /** Where the broker is, for consumers of one's own. */
  public String kafka() {
    return infrastructure.bootstrapServers();
  }

  /** Where the ledger is; the password is kept in the data folder. */
  public String database() {
    return infrastructure.postgres().reactiveUrl();
  }

  /** Returns when the services have stopped. */
  public void awaitEnd() throws InterruptedException {
    application.awaitEnd();
  }

  @Override
  public void close() throws InterruptedException {
    try (infrastructure) {
      application.stop();
    }
  }

  private static void createTopics(Infrastructure infrastructure) {
    Map<String, Object> address =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, infrastructure.bootstrapServers());
    try (Admin admin = Admin.create(address)) {
      TopicCreation.create(admin, POOLS, 1);
    }
  }

  private static Map<String, String> settings(ServingPlan plan, Infrastructure infrastructure) {
    EmbeddedPostgres postgres = infrastructure.postgres();
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", infrastructure.bootstrapServers());
    settings.put("quarkus.datasource.reactive.url", postgres.reactiveUrl());
    settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
    settings.put("quarkus.datasource.username", postgres.username());
    settings.put("quarkus.datasource.password", postgres.password());
    settings.put("quarkus.http.port", String.valueOf(plan.port()));
    settings.put("l2nas.evaluator.instances", String.valueOf(plan.evaluators()));
    plan.tables()
        .forEach(
            (name, file) ->
                settings.put("l2nas.evaluator.tables.\"" + name + "\"", file.toString()));
    plan.data()
        .ifPresent(
            folder -> {
              settings.put("quarkus.log.file.enabled", "true");
              settings.put("quarkus.log.file.path", folder.resolve("l2nas.log").toString());
            });
    return settings;
  }
}
