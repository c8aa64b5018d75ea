package io.l2nas.contracts;

import java.util.regex.Pattern;

/**
 * The history tells that an evaluator was put into quarantine, or was released from it. While it is
 * in quarantine it takes nothing; it ends what runs, and is there again when it is released.
 *
 * @param evaluator the evaluator
 * @param quarantined whether it is in quarantine; else it was released
 * @param reason why it is in quarantine, or was, for a person
 * @param since since when it is as it is, in UTC, as {@code 2026-11-28T17:04:09.250Z}
 */
public record QuarantineReported(String evaluator, boolean quarantined, String reason, String since)
    implements PoolEvent {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");

  public QuarantineReported {
    Require.name("evaluator", evaluator);
    Require.text("reason", reason);
    Require.matching(TIME, "since", since, "a time of UTC such as 2026-11-28T17:04:09.250Z");
  }

  @Override
  public String subject() {
    return evaluator;
  }

  @Override
  public String id() {
    return evaluator + (quarantined ? "/quarantined/" : "/released/") + since;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.quarantine(this);
  }
}
