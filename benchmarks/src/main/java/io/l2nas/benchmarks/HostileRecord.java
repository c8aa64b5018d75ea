package io.l2nas.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that no service can use.
 *
 * @param hostility what is wrong with it
 * @param topic where it is sent to
 * @param key null for none
 * @param value null for none
 * @param headers that nobody should believe
 */
@SuppressWarnings("ArrayRecordComponent") // Made, sent and forgotten.
record HostileRecord(
    Hostility hostility, String topic, byte[] key, byte[] value, Map<String, String> headers) {

  ProducerRecord<byte[], byte[]> toSend() {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
