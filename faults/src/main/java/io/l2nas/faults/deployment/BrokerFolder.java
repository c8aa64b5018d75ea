package io.l2nas.faults.deployment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;

/** What one broker of a cluster keeps: its records and its settings. */
record BrokerFolder(Path path) {

  /** Prepares an empty folder; returns the file of settings. */
  Path prepare(String cluster, int node, Map<String, String> settings) throws IOException {
    Path records = path.resolve("records");
    try {
      new Formatter()
          .setClusterId(cluster)
          .setNodeId(node)
          .setControllerListenerName(ClusterSettings.CONTROLLER)
          .addDirectory(records.toString())
          .setMetadataLogDirectory(records.toString())
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (Exception e) {
      throw new IOException("cannot format " + records + " for Kafka", e);
    }
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.put("log.dirs", records.toString());
    Path file = path.resolve("server.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }
}
