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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** Three services, brokers and a database, as they are deployed. */
public final class Deployment implements AutoCloseable {
  private static final int BEATS_PER_SESSION = 4;

  private final Path folder;
  private final Brokers brokers;
  private final Database database;
  private final Pace pace;
  private final Map<Service, RestartedProcess> services = new ConcurrentHashMap<>();
  private final List<RestartedProcess> others = new CopyOnWriteArrayList<>();
  private final Map<Service, Supplier<List<String>>> extraOptions = new ConcurrentHashMap<>();
  private final Map<Service, Integer> ports = new EnumMap<>(Service.class);

  /**
   * How soon what is noticed.
   *
   * @param lease how long nobody hears of an evaluator that is lost
   * @param session how long nobody hears of another service that is lost
   * @param slots how many evaluations run at once
   */
  public record Pace(Duration lease, Duration session, int slots) {}

  private Deployment(Path folder, Brokers brokers, Database database, Pace pace)
      throws IOException {
    this.folder = folder;
    this.brokers = brokers;
    this.database = database;
    this.pace = pace;
    for (Service service : Service.values()) {
      ports.put(service, freePort());
    }
  }

  /**
   * Returns when brokers and database are there, with all topics.
   *
   * @param folder empty
   * @param count of brokers
   */
  public static Deployment prepare(Path folder, int count, Pace pace) throws IOException {
    Table.write(folder.resolve("table.tsv"));
    Database database = Database.start(folder.resolve("postgres"));
    Brokers brokers = Brokers.start(folder, count);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers.bootstrapServers()))) {
      TopicCreation.create(admin, List.of("default"), count);
    }
    return new Deployment(folder, brokers, database, pace);
  }

  /** One of several instances of a service, and where it answers. */
  public record Instance(RestartedProcess process, URI http) {}

  /** The services are on their way when this returns. */
  public void startServices() {
    for (Service service : Service.values()) {
      start(service);
    }
  }

  /** One service; it is on its way when this returns. */
  public void start(Service service) {
    services.put(service, process(service, "", ports.get(service)));
  }

  /** Another instance of a service, under a name of its own; it is on its way when this returns. */
  public Instance startAnother(Service service) throws IOException {
    int port = freePort();
    RestartedProcess process = process(service, "-" + (others.size() + 2), port);
    others.add(process);
    return new Instance(process, http(port));
  }

  /** The first instance of a service. */
  public Instance first(Service service) {
    return new Instance(service(service), http(service));
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
    return http(Service.HISTORY);
  }

  /** Where a service answers, if only as to how it is. */
  public URI http(Service service) {
    return http(ports.get(service));
  }

  private static URI http(int port) {
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

  /** The exit codes with which a service ended though nobody had killed it. */
  public List<Integer> endsByItself(Service service) {
    RestartedProcess process = services.get(service);
    return process == null ? List.of() : process.endsByItself();
  }

  /** How long the starts of a service took. */
  public List<Duration> starts(Service service) throws IOException {
    return StartTimes.in(log(service, ""));
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
    others.forEach(RestartedProcess::close);
    brokers.close();
    database.close();
  }

  /**
   * @param suffix of its name, for one that is not the first
   */
  private RestartedProcess process(Service service, String suffix, int port) {
    Path jar = Home.folder().resolve(service.module() + "/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is not there; build it: ./mvnw package -DskipTests");
    }
    return RestartedProcess.start(
        service.module() + suffix,
        log(service, suffix),
        () -> JavaCommand.jar(options(service), jar),
        environment(suffix, port));
  }

  private Path log(Service service, String suffix) {
    return folder.resolve(service.module() + suffix + ".log");
  }

  private List<String> options(Service service) {
    List<String> options = new ArrayList<>(List.of("-Xmx256m"));
    options.add("-Dl2nas.evaluator.tables." + Table.NAME + "=" + table());
    for (String channel : service.groups()) {
      String prefix = "-Dmp.messaging.incoming." + channel;
      options.add(prefix + ".session.timeout.ms=" + pace.session().toMillis());
      options.add(
          prefix
              + ".heartbeat.interval.ms="
              + pace.session().dividedBy(BEATS_PER_SESSION).toMillis());
    }
    options.addAll(extraOptions.getOrDefault(service, List::of).get());
    return options;
  }

  private Map<String, String> environment(String suffix, int port) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("L2NAS_ACCESS_SIGN_IN", "off");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("L2NAS_AGENT_ID", "agent" + suffix);
    environment.put("L2NAS_HISTORY_ID", "history" + suffix);
    environment.put("QUARKUS_SHUTDOWN_TIMEOUT", "5s"); // As docker-compose.yml has it.
    environment.put("L2NAS_AGENT_LEASE", pace.lease().toMillis() + "ms");
    environment.put("L2NAS_EVALUATOR_ID", "evaluator" + suffix);
    environment.put("L2NAS_EVALUATOR_SLOTS", String.valueOf(pace.slots()));
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
