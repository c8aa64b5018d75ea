package io.l2nas.embedded;

import java.nio.file.Path;
import java.util.Optional;

/** Starts both, in a folder or a temporary one, says where they are, and closes when told to. */
final class InfrastructureChild {
  private InfrastructureChild() {}

  public static void main(String[] arguments) throws Exception {
    Optional<Path> data =
        arguments.length == 0 ? Optional.empty() : Optional.of(Path.of(arguments[0]));
    try (Infrastructure infrastructure = Infrastructure.start(data)) {
      KafkaClient client = new KafkaClient(infrastructure.bootstrapServers());
      client.createTopic("topic", 1);
      System.out.println("user=" + System.getProperty("user.name"));
      System.out.println(
          "version=" + Rows.of(infrastructure.postgres()).single("SHOW server_version"));
      System.out.println("port=" + infrastructure.postgres().port());
      System.out.println("bootstrap=" + infrastructure.bootstrapServers());
      System.out.println("fsync=" + Rows.of(infrastructure.postgres()).single("SHOW fsync"));
      System.out.println("ready=now");
      while (System.in.read() != -1) {
        // Its end is the sign.
      }
    }
    System.out.println("closed=now");
  }
}
