package io.l2nas.history.http;

import io.l2nas.history.ledger.AuditLog;
import java.time.OffsetDateTime;

/**
 * What somebody did, as people see it.
 *
 * @param at when
 * @param caller who it was
 * @param action the method and the address, with the names of its parts in braces
 * @param object the address itself, or that of what was made
 * @param team whose it is; null if it is no team's
 * @param status what came of it: the HTTP status
 */
public record AuditView(
    OffsetDateTime at, String caller, String action, String object, String team, int status) {

  static AuditView of(AuditLog.Entry entry) {
    AuditLog.Act act = entry.act();
    return new AuditView(
        entry.at(),
        act.caller(),
        act.action(),
        act.object(),
        act.team().orElse(null),
        act.status());
  }
}
