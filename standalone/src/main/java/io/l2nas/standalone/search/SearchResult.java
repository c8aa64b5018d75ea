package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.TopEntry;
import io.l2nas.standalone.front.Front;
import io.l2nas.standalone.front.FrontFold;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.SearchProgress;
import java.time.Duration;
import java.util.List;

/**
 * What a search leaves behind: the JSON object that {@code l2nas search --json} prints, field by
 * field.
 *
 * @param experiment the experiment
 * @param agent who searched
 * @param seed the source of all randomness
 * @param status how it ended
 * @param reason why it ended so
 * @param steps the budget
 * @param applied steps that were done
 * @param failed how many of these failed
 * @param reused how many had a score that was measured before
 * @param uniqueArchitectures how many different architectures were scored
 * @param best the best of them; null if none was scored
 * @param top the K best, best first
 * @param fronts the metric against every other one that the objective needs; none without one
 * @param stepOfBest the step that found the best; null if none was scored
 * @param trajectoryHash the fingerprint of the whole trajectory, see core's TrajectoryHash
 * @param seconds from the submission to the end
 */
public record SearchResult(
    String experiment,
    String agent,
    long seed,
    ExperimentStatus status,
    String reason,
    int steps,
    int applied,
    int failed,
    int reused,
    int uniqueArchitectures,
    TopEntry best,
    List<TopEntry> top,
    List<Front> fronts,
    Integer stepOfBest,
    String trajectoryHash,
    double seconds) {

  /** The result of a search that took so long. */
  public static SearchResult of(SearchSummary summary, Duration duration) {
    SearchProgress progress = summary.progress();
    TopEntry best = progress.best().orElse(null);
    return new SearchResult(
        summary.experiment(),
        summary.spec().agent().name(),
        summary.spec().seed(),
        summary.status(),
        summary.reason(),
        progress.steps(),
        progress.applied(),
        progress.failed(),
        summary.reused(),
        progress.unique(),
        best,
        summary.top(),
        summary.fronts().stream().map(FrontFold::front).toList(),
        best == null ? null : best.step(),
        summary.trajectoryHash(),
        Figures.seconds(duration));
  }
}
