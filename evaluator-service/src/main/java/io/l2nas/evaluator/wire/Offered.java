package io.l2nas.evaluator.wire;

import static io.l2nas.contracts.EvaluationFailed.Reason.INVALID_REQUEST;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.EvaluationException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the operator configured by name, of which an experiment chooses. An experiment is not
 * trusted: it names one of them and can bring none of its own.
 */
public final class Offered<T> {
  private final String option;
  private final Map<String, T> byName;

  /**
   * @param option the option by which an experiment chooses; may be left out if there is one choice
   * @param byName what there is
   */
  public Offered(String option, Map<String, T> byName) {
    this.option = option;
    this.byName = new TreeMap<>(byName);
  }

  /** All of it. */
  public Collection<T> all() {
    return byName.values();
  }

  /**
   * The one that the experiment means.
   *
   * @throws EvaluationException if there is none such
   */
  public T chosen(EvaluatorSpec spec) throws EvaluationException {
    String name = spec.options().get(option);
    if (name == null && byName.size() == 1) {
      return byName.values().iterator().next();
    }
    T chosen = name == null ? null : byName.get(name);
    if (chosen == null) {
      throw new EvaluationException(
          INVALID_REQUEST,
          "option %s is %s; this evaluator has %s"
              .formatted(option, Quote.beginning(name == null ? "" : name), byName.keySet()));
    }
    return chosen;
  }

  /**
   * Refuses options that the operator does not let through.
   *
   * @throws EvaluationException if there is one
   */
  public void requireKnown(EvaluatorSpec spec, Collection<String> passedOn)
      throws EvaluationException {
    for (String given : spec.options().keySet()) {
      if (!given.equals(option) && !passedOn.contains(given)) {
        TreeSet<String> known = new TreeSet<>(passedOn);
        known.add(option);
        throw new EvaluationException(
            INVALID_REQUEST,
            "option '%s' is unknown; the evaluator %s has %s".formatted(given, spec.name(), known));
      }
    }
  }
}
