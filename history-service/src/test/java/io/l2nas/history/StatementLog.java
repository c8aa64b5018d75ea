package io.l2nas.history;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements that the service sent to PostgreSQL, transactions' ends included, from the
 * server's own log. The test's own connections are not logged.
 */
final class StatementLog {
  private static final String FILE = "current_setting('data_directory') || '/../postgres.log'";
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?m)^\\d{4}-.*? LOG: +(?:statement|execute [^:]+): *(\\w+(?: +into +\\w+)?)");

  private final LedgerProbe ledger;
  private final long start;

  private StatementLog(LedgerProbe ledger, long start) {
    this.ledger = ledger;
    this.start = start;
  }

  /** What is sent from now on. */
  static StatementLog open(LedgerProbe ledger) {
    String size = ledger.select("select size from pg_stat_file(" + FILE + ", true)").get(0);
    assumeTrue(size != null, "skipped: the server does not log beside its data");
    return new StatementLog(ledger, Long.parseLong(size));
  }

  /** How many there were of each kind so far. */
  Map<String, Long> counts() {
    String log = ledger.select("select pg_read_file(" + FILE + ", ?, 1000000000)", start).get(0);
    return STATEMENT
        .matcher(log)
        .results()
        .collect(
            Collectors.groupingBy(
                found -> found.group(1).toLowerCase(Locale.ROOT),
                TreeMap::new,
                Collectors.counting()));
  }
}
