package io.l2nas.evaluator.exec;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands for tests: shell scripts. */
final class Commands {
  /** Answers every request as the contract wants it, one or many. */
  static final String ANSWERING =
      """
      while read -r request; do
        case "$request" in
          *'"architecture":"a-c"'*) echo '{"value": 0.75, "reported": {"test": 0.5, "more": 1}}' ;;
          *'"architecture":"b-c"'*) echo '{"value": 0.25}' ;;
          *) echo '{"error": "b-d is not here", "reason": "UNKNOWN_ARCHITECTURE"}' ;;
        esac
      done
      """;

  private Commands() {}

  static Command shell(String name, Lives lives, String script) {
    return new Command(name, List.of("sh", "-c", script), lives, Map.of(), Set.of());
  }
}
