package io.l2nas.standalone.screen;

import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.TopEntry;
import java.util.Optional;

/**
 * How far an experiment is.
 *
 * @param status where it stands
 * @param applied steps that are done
 * @param steps the budget
 * @param failed how many of the steps failed
 * @param unique how many different architectures were scored
 * @param best the best of them, if there is one yet
 */
public record SearchProgress(
    ExperimentStatus status,
    int applied,
    int steps,
    int failed,
    int unique,
    Optional<TopEntry> best) {}
