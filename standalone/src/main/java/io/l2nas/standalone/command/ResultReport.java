package io.l2nas.standalone.command;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.TopEntry;
import io.l2nas.standalone.front.FrontFold;
import io.l2nas.standalone.screen.Facts;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.TopTable;
import io.l2nas.standalone.search.SearchResult;
import io.l2nas.standalone.search.SearchSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of a search as people read it: the best architectures, then the figures. */
final class ResultReport {
  private final SearchResult result;
  private final ExperimentSpec spec;
  private final List<FrontFold> fronts;

  ResultReport(SearchResult result, SearchSummary summary) {
    this.result = result;
    this.spec = summary.spec();
    this.fronts = summary.fronts();
  }

  /** At most {@code show} architectures, on lines of at most {@code columns} if that can be had. */
  List<String> lines(int show, int columns, Style style) {
    List<String> lines = new ArrayList<>();
    List<TopEntry> shown = result.top().subList(0, Math.min(show, result.top().size()));
    lines.add("");
    lines.addAll(new TopTable(shown, spec).lines(columns, style));
    for (FrontFold fold : fronts) {
      lines.add("");
      lines.addAll(new FrontReport(fold, spec.space()).lines(show, columns, style));
    }
    lines.add("");
    lines.addAll(facts().lines(style));
    return lines;
  }

  private Facts facts() {
    Facts facts = new Facts().add("experiment", result.experiment());
    if (result.best() != null) {
      facts.add("best", result.best().architecture());
    }
    spec.reward()
        .objective()
        .ifPresent(
            wanted -> facts.add("objective", ObjectiveText.of(spec.evaluator().metric(), wanted)));
    return facts
        .add("agent", result.agent() + ", seed " + result.seed())
        .add("steps", steps())
        .add("time", time())
        .add("trajectory", result.trajectoryHash());
  }

  private String steps() {
    return "%d of %d, %d different architectures%s%s"
        .formatted(
            result.applied(),
            result.steps(),
            result.uniqueArchitectures(),
            unlessZero(result.failed(), "failed"),
            unlessZero(result.reused(), "reused"));
  }

  private static String unlessZero(int count, String what) {
    return count == 0 ? "" : ", " + count + " " + what;
  }

  private String time() {
    String seconds = String.format(Locale.ROOT, "%.2f s", result.seconds());
    return result.seconds() > 0
        ? seconds + ", " + Figures.rate(result.applied() / result.seconds())
        : seconds;
  }
}
