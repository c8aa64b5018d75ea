package io.l2nas.faults.deployment;

import io.l2nas.benchmarks.Home;
import io.l2nas.benchmarks.Table;
import io.l2nas.messaging.TopicCreation;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** Three services, brokers and a database, as they are deployed. */
public final class Deployment implements AutoCloseable {
  private final Path folder;
  private final Brokers brokers;
  private final Database database;
  private final Duration lease;
  private final int slots;
  private final Map<Service, RestartedProcess> services = new HashMap<>();
  private final Map<Service, Supplier<List<String>>> extraOptions = new ConcurrentHashMap<>();
  private final int port;

  private Deployment(
      Path folder, Brokers brokers, Database database, Duration lease, int slots, int port) {
    this.folder = folder;
    this.brokers = brokers;
    this.database = database;
    this.lease = lease;
    this.slots = slots;
    this.port = port;
  }

  /**
   * Returns when brokers and database are there, with all topics; the services are on their way.
   *
   * @param folder empty
   * @param count of brokers
   * @param lease how long nobody hears of an evaluator that is lost
   * @param slots how many evaluations run at once
   */
  public static Deployment start(Path folder, int count, Duration lease, int slots)
      throws IOException {
    Table.write(folder.resolve("table.tsv"));
    Database database = Database.start(folder.resolve("postgres"));
    Brokers brokers = Brokers.start(folder, count);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers.bootstrapServers()))) {
      TopicCreation.create(admin, List.of("default"), count);
    }
    Deployment deployment = new Deployment(folder, brokers, database, lease, slots, freePort());
    for (Service service : Service.values()) {
      deployment.extraOptions.put(service, List::of);
      deployment.services.put(service, deployment.process(service));
    }
    return deployment;
  }

  public String bootstrapServers() {
    return brokers.bootstrapServers();
  }

  /** All that it keeps. */
  public Path folder() {
    return folder;
  }

  public Path table() {
    return folder.resolve("table.tsv");
  }

  public URI api() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Brokers brokers() {
    return brokers;
  }

  public Database database() {
    return database;
  }

  public RestartedProcess service(Service service) {
    return services.get(service);
  }

  /**
   * Gives a service further options for its JVM, from its next start on.
   *
   * @param options is asked before every start
   */
  public void startWith(Service service, Supplier<List<String>> options) {
    extraOptions.put(service, options);
  }

  @Override
  public void close() {
    services.values().forEach(RestartedProcess::close);
    brokers.close();
    database.close();
  }

  private RestartedProcess process(Service service) {
    Path jar = Home.folder().resolve(service.module() + "/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is not there; build it: ./mvnw package -DskipTests");
    }
    return RestartedProcess.start(
        service.module(),
        folder.resolve(service.module() + ".log"),
        () -> JavaCommand.jar(options(service), jar).line(),
        environment(service));
  }

  private List<String> options(Service service) {
    List<String> options = new ArrayList<>(List.of("-Xmx256m"));
    options.add("-Dl2nas.evaluator.tables." + Table.NAME + "=" + table());
    options.addAll(extraOptions.get(service).get());
    return options;
  }

  private Map<String, String> environment(Service service) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", service == Service.HISTORY ? String.valueOf(port) : "0");
    environment.put("L2NAS_AGENT_LEASE", lease.toMillis() + "ms");
    environment.put("L2NAS_EVALUATOR_ID", "evaluator");
    environment.put("L2NAS_EVALUATOR_SLOTS", String.valueOf(slots));
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.server().reactiveUrl());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.server().jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", database.server().username());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", database.server().password());
    return environment;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
