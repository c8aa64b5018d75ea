package io.l2nas.contracts;

/**
 * What somebody signs in with.
 *
 * @param token of l2nas, or of the identity provider
 */
public record SessionRequest(String token) {
  public SessionRequest {
    Require.present("token", token);
  }

  /** Never the token: what is printed may be logged. */
  @Override
  public String toString() {
    return "SessionRequest[token=…]";
  }
}
