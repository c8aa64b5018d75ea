package io.l2nas.history.channel;

import io.l2nas.messaging.DeadLetter;
import java.time.Instant;

/** The record of a dead letter cannot be sent again; the message says why. */
public final class NotRedrivableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private NotRedrivableException(DeadLetter letter, String why) {
    super(
        "the record of the dead letter '%s' cannot be sent again: %s".formatted(letter.id(), why));
  }

  static NotRedrivableException foreign(DeadLetter letter) {
    return new NotRedrivableException(
        letter, "nobody reads '%s'; send it yourself where it belongs".formatted(letter.topic()));
  }

  static NotRedrivableException done(DeadLetter letter, Instant time) {
    return new NotRedrivableException(letter, "it was at %s".formatted(time));
  }

  static NotRedrivableException gone(DeadLetter letter) {
    return new NotRedrivableException(
        letter,
        "it is no longer there, for its topic does not keep everything; the letter has what is left of it");
  }
}
