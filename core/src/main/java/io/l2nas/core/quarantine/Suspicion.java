package io.l2nas.core.quarantine;

/**
 * An evaluator is taken to be bad.
 *
 * @param evaluator the evaluator
 * @param reason why, for a person, on one line
 * @param since when the first failure of its row was heard of, by the clock of {@link Conduct}
 */
public record Suspicion(String evaluator, String reason, long since) {}
