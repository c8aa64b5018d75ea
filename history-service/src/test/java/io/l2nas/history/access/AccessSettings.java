package io.l2nas.history.access;

import io.l2nas.history.config.AccessConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings of the door, read as the service reads them. */
final class AccessSettings {
  private AccessSettings() {}

  static AccessConfig of(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(AccessConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(AccessConfig.class);
  }
}
