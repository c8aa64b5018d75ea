package io.l2nas.standalone.serve;

import io.l2nas.contracts.Topic;
import io.l2nas.embedded.EmbeddedPostgres;
import io.l2nas.embedded.Infrastructure;
import io.l2nas.embedded.InfrastructureException;
import io.l2nas.embedded.ShareHeartbeat;
import io.l2nas.messaging.TopicCreation;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.search.ServingPlan;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

  private LocalServices(Infrastructure infrastructure, Application application) {
    this.infrastructure = infrastructure;
    this.application = application;
    this.address = URI.create("http://127.0.0.1:" + application.port());
  }

  /**
   * Returns when the services take requests. From then on a process that is told to stop interrupts
   * the thread that called this, and ends when all has stopped in order.
   *
   * @param says is told what is going on, a line at a time
   * @throws CommandException if the port is taken, or the folder cannot be used
   */
  public static LocalServices start(ServingPlan plan, Consumer<String> says)
      throws InterruptedException {
    plan.port().ifPresent(RestPort::requireFree);
    says.accept("starting Kafka and PostgreSQL");
    Infrastructure infrastructure = startInfrastructure(plan.data());
    try {
      prepareBroker(infrastructure, plan.evaluators());
      says.accept("starting the services");
      settings(plan, infrastructure).forEach(System::setProperty);
      LocalServices services = new LocalServices(infrastructure, startApplication(plan.port()));
      services.stopWithTheProcess(Thread.currentThread());
      return services;
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

  /** Returns when everything has stopped, whoever stops it. */
  @Override
  public synchronized void close() throws InterruptedException {
    try (infrastructure) {
      application.stop();
    }
  }

  private void stopWithTheProcess(Thread user) {
    Runnable stop =
        () -> {
          QuietStop.begin();
          user.interrupt();
          try {
            close();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "l2nas-stop"));
  }

  private static Infrastructure startInfrastructure(Optional<Path> data) {
    try {
      return Infrastructure.start(data);
    } catch (InfrastructureException e) {
      throw switch (e.reason()) {
        case FOLDER_IN_USE, FOLDER_UNUSABLE ->
            new CommandException(ExitCode.INPUT, e.getMessage(), e);
        case PLATFORM_UNSUPPORTED, PORT_TAKEN, START_FAILED, STOP_FAILED -> e;
      };
    }
  }

  private static Application startApplication(OptionalInt port) throws InterruptedException {
    try {
      return Application.start();
    } catch (IllegalStateException e) {
      throw port.isPresent() ? RestPort.explain(port.getAsInt(), e) : e;
    }
  }

  private static void prepareBroker(Infrastructure infrastructure, int evaluators) {
    Map<String, Object> address =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, infrastructure.bootstrapServers());
    try (Admin admin = Admin.create(address)) {
      TopicCreation.create(admin, POOLS, 1);
      POOLS.forEach(pool -> ShareHeartbeat.set(admin, Topic.evaluatorsOf(pool), evaluators));
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
    settings.put("quarkus.http.port", String.valueOf(plan.port().orElse(0)));
    settings.put("l2nas.evaluator.instances", String.valueOf(plan.evaluators()));
    putFiles(settings, "tables", plan.files().tables());
    putFiles(settings, "predictors", plan.files().predictors());
    putFiles(settings, "latencies", plan.files().latencies());
    putFiles(settings, "datasets", plan.files().datasets());
    plan.files()
        .supernets()
        .ifPresent(folder -> settings.put("l2nas.evaluator.supernets", folder.toString()));
    plan.data()
        .ifPresent(
            folder -> {
              settings.put("quarkus.log.file.enabled", "true");
              settings.put("quarkus.log.file.path", folder.resolve("l2nas.log").toString());
            });
    return settings;
  }

  private static void putFiles(Map<String, String> settings, String kind, Map<String, Path> files) {
    files.forEach(
        (name, file) ->
            settings.put("l2nas.evaluator.%s.\"%s\"".formatted(kind, name), file.toString()));
  }
}
