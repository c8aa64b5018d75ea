package io.l2nas.embedded;

import java.nio.file.Path;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Starts a broker and produces 0, 1, 2, …, saying how many are acknowledged, until it is killed.
 */
final class KafkaChild {
  static final String TOPIC = "numbers";

  private KafkaChild() {}

  public static void main(String[] arguments) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]))) {
      KafkaClient client = new KafkaClient(kafka.bootstrapServers());
      client.createTopic(TOPIC, 1);
      try (var producer = client.producer()) {
        for (int number = 0; ; number++) {
          producer.send(new ProducerRecord<>(TOPIC, Integer.toString(number))).get();
          System.out.println("acknowledged=" + (number + 1));
        }
      }
    }
  }
}
