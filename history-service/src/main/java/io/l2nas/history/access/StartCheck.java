package io.l2nas.history.access;

import io.l2nas.history.config.AccessConfig;
import io.l2nas.history.config.AccessConfig.SignIn;
import io.l2nas.messaging.LogLine;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Refuses to start where everybody would be let in, or nobody could be. */
@ApplicationScoped
class StartCheck {
  private static final Logger LOGGER = Logger.getLogger(StartCheck.class);

  private final AccessConfig config;
  private final TokenFiles files;
  private final String host;
  private final Optional<String> issuer;
  private final Optional<String> audience;

  StartCheck(
      AccessConfig config,
      TokenFiles files,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer,
      @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<String> audience) {
    this.config = config;
    this.files = files;
    this.host = host;
    this.issuer = issuer;
    this.audience = audience;
  }

  /** Before anything else starts. */
  void check(@Observes @Priority(1) StartupEvent event) {
    complaint(config.signIn(), host, files.hasAdmin(), issuer, audience)
        .ifPresent(
            complaint -> {
              throw new IllegalStateException(complaint);
            });
    if (config.signIn() == SignIn.OFF) {
      LogLine.of("nobody is asked to sign in, for only this machine reaches the service")
          .info(LOGGER);
    }
  }

  /** Why a service that is set so must not start. */
  static Optional<String> complaint(
      SignIn signIn,
      String host,
      boolean hasAdmin,
      Optional<String> issuer,
      Optional<String> audience) {
    if (signIn == SignIn.OFF) {
      return isLoopback(host)
          ? Optional.empty()
          : Optional.of(
              "l2nas.access.sign-in is 'off' and quarkus.http.host is '%s': whoever reaches this machine could do everything; set l2nas.access.sign-in=required, or quarkus.http.host=127.0.0.1"
                  .formatted(host));
    }
    if (!hasAdmin && issuer.isEmpty()) {
      return Optional.of(
          "l2nas.access.sign-in is 'required' and nobody could sign in; set l2nas.access.admin-token-file, or quarkus.oidc.auth-server-url");
    }
    if (issuer.isPresent() && audience.isEmpty()) {
      return Optional.of(
          "quarkus.oidc.auth-server-url is '%s' and quarkus.oidc.token.audience is missing: what was issued for any other service would be taken; set it to the audience of l2nas there"
              .formatted(issuer.get()));
    }
    return Optional.empty();
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      LogLine.of("quarkus.http.host is no address").error(e.getMessage()).warn(LOGGER);
      return false;
    }
  }
}
