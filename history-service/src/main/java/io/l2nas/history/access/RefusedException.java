package io.l2nas.history.access;

import java.time.Duration;
import java.util.Map;

/** A caller is not let in. The message says why, and what would help. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final int status;

  /** Empty but for what HTTP wants beside a status. */
  private final transient Map<String, String> headers;

  private RefusedException(int status, String message, Map<String, String> headers) {
    super(message);
    this.status = status;
    this.headers = headers;
  }

  /** Nobody knows who calls. */
  static RefusedException notSignedIn(String why) {
    return new RefusedException(
        UNAUTHORIZED,
        why + "; send a valid one as 'Authorization: Bearer TOKEN'",
        Map.of("WWW-Authenticate", "Bearer realm=\"l2nas\""));
  }

  /** It is known who calls, and they may not do that. */
  static RefusedException forbidden(String why) {
    return new RefusedException(FORBIDDEN, why, Map.of());
  }

  /** Nobody can say now who calls. */
  static RefusedException unavailable(String why) {
    return new RefusedException(UNAVAILABLE, why, Map.of("Retry-After", "5"));
  }

  /** It is known who calls, and they have called too often. */
  static RefusedException tooMany(String why, Duration wait) {
    String seconds = String.valueOf(wait.toSeconds() + 1);
    return new RefusedException(
        TOO_MANY_REQUESTS,
        why + "; try again in " + seconds + " s",
        Map.of("Retry-After", seconds));
  }

  /** The HTTP status that says it. */
  public int status() {
    return status;
  }

  /** What belongs to the status. */
  public Map<String, String> headers() {
    return headers;
  }
}
