package io.l2nas.history.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Who is let in. */
@ConfigMapping(prefix = "l2nas.access")
public interface AccessConfig {

  /** Whether callers of the API sign in; off only where nobody else can reach it. */
  @WithDefault("required")
  SignIn signIn();

  /** A file with a token that is an administrator's, so that there is one to begin with. */
  Optional<Path> adminTokenFile();

  /** A file with a token that reads how pools stand, for an autoscaler. */
  Optional<Path> evaluatorTokenFile();

  /** How often those who have the same roles may ask an instance in a minute, together. */
  @WithDefault("6000")
  @WithConverter(Count.class)
  int readsPerMinute();

  /** How often they may change something. */
  @WithDefault("600")
  @WithConverter(Count.class)
  int writesPerMinute();

  /** Whether callers sign in. */
  enum SignIn {
    /** Every caller proves who they are. */
    REQUIRED,
    /** Whoever reaches the API may do everything. */
    OFF
  }
}
