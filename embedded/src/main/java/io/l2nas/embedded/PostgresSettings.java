package io.l2nas.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** PostgreSQL on a laptop: loopback only, small; durable unless nobody will keep the data. */
final class PostgresSettings {
  private PostgresSettings() {}

  /** The server's options for that port, as {@code pg_ctl -o} takes them. */
  static String options(int port, boolean temporary) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", FreePorts.HOST);
    settings.put("port", Integer.toString(port));
    settings.put("unix_socket_directories", "");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("log_checkpoints", "off");
    settings.put("shared_buffers", "32MB");
    settings.put("max_wal_size", "128MB");
    settings.put("min_wal_size", "16MB");
    settings.put("wal_level", "minimal");
    settings.put("max_wal_senders", "0");
    settings.put("max_logical_replication_workers", "0");
    String durable = temporary ? "off" : "on";
    settings.put("fsync", durable);
    settings.put("synchronous_commit", durable);
    settings.put("full_page_writes", durable);
    return settings.entrySet().stream()
        .map(setting -> "-c %s='%s'".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(" "));
  }
}
