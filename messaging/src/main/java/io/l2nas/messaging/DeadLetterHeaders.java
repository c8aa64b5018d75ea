package io.l2nas.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of a dead letter, read as what anybody may have written. */
final class DeadLetterHeaders {
  static final String REASON = "dead-letter-reason";
  static final String TOPIC = "dead-letter-topic";
  static final String PARTITION = "dead-letter-partition";
  static final String OFFSET = "dead-letter-offset";
  static final String KEY = "dead-letter-key";
  static final String BYTES = "dead-letter-bytes";
  static final String REDRIVEN = "dead-letter-redriven";

  private static final int LONGEST = 4_000;

  private final Headers headers;

  DeadLetterHeaders(Headers headers) {
    this.headers = headers;
  }

  /** On one line, not longer than any reason, and such as every terminal and database takes. */
  Optional<String> text(String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(shown(new String(header.value(), StandardCharsets.UTF_8)));
  }

  /** A whole number that is not negative. */
  Optional<Long> number(String name) {
    return text(name).filter(text -> text.matches("0|[1-9][0-9]{0,17}")).map(Long::valueOf);
  }

  /** What anybody wrote, as it may be shown. */
  static String shown(String text) {
    String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return start.replaceAll("\\p{Cntrl}|\\p{Cs}", "\uFFFD");
  }
}
