package io.l2nas.history.access;

import java.util.HashMap;
import java.util.Map;

/** The identity provider does not answer, and nobody may ask for much. */
public final class HardTimesProfile extends SignInProfile {
  private static final String NOBODY = "http://127.0.0.1:1";

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("quarkus.oidc.auth-server-url", NOBODY);
    settings.put("l2nas.access.reads-per-minute", "10");
    settings.put("l2nas.access.writes-per-minute", "2");
    return settings;
  }
}
