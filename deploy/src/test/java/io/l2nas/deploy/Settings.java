package io.l2nas.deploy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings as a service reads them from its environment. */
public final class Settings {
  private Settings() {}

  public static <T> T read(Class<T> mapping, Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .withMapping(mapping)
        .withSources(new EnvConfigSource(environment, 300))
        .withConverter(Duration.class, 100, new DurationConverter())
        .build()
        .getConfigMapping(mapping);
  }

  /** As in {@code 15m}. */
  public static Duration duration(String text) {
    return new DurationConverter().convert(text);
  }
}
