package io.l2nas.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Makes what services need on a broker, and ends: every topic, and for each pool its queue and its
 * share group. What exists is left as it is, so it may be run again, and again for more pools. The
 * broker is that of {@code KAFKA_BOOTSTRAP_SERVERS}; other settings of clients are given in the
 * same way, {@code KAFKA_SECURITY_PROTOCOL} and so on, as to the services.
 *
 * <p>Exit code 0: made; 1: the broker did not do it; 2: it was not asked as it should be.
 */
public final class MakeTopics {
  private static final String ENVIRONMENT = "KAFKA_";
  private static final String USAGE =
      "usage: MakeTopics REPLICAS POOL...   as in: MakeTopics 3 default gpu";

  private MakeTopics() {}

  public static void main(String... arguments) {
    System.exit(run(List.of(arguments), System.getenv()));
  }

  static int run(List<String> arguments, Map<String, String> environment) {
    Map<String, Object> settings = settings(environment);
    if (arguments.size() < 2 || !arguments.get(0).matches("[1-9]\\d{0,2}")) {
      return refuse(USAGE);
    }
    if (!settings.containsKey("bootstrap.servers")) {
      return refuse("KAFKA_BOOTSTRAP_SERVERS is not set; it says where the broker is, host:9092");
    }
    int replicas = Integer.parseInt(arguments.get(0));
    List<String> pools = arguments.subList(1, arguments.size());
    try (Admin admin = Admin.create(settings)) {
      TopicCreation.create(admin, pools, replicas);
    } catch (IllegalArgumentException e) {
      return refuse(e.getMessage());
    } catch (KafkaException e) {
      System.err.println(
          "the broker at %s cannot be asked: %s"
              .formatted(settings.get("bootstrap.servers"), reason(e)));
      return 1;
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      return 1;
    }
    System.out.println("the topics are there, and the pools " + String.join(", ", pools));
    return 0;
  }

  private static String reason(KafkaException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private static int refuse(String why) {
    System.err.println(why);
    return 2;
  }

  /** As the services read them: {@code KAFKA_SASL_MECHANISM} is {@code sasl.mechanism}. */
  private static Map<String, Object> settings(Map<String, String> environment) {
    Map<String, Object> settings = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(ENVIRONMENT)) {
            settings.put(
                name.substring(ENVIRONMENT.length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                value);
          }
        });
    return settings;
  }
}
