package io.l2nas.standalone.command;

import io.l2nas.contracts.TopEntry;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.screen.Facts;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** One experiment as people read it. */
final class ExperimentReport {
  private static final int BAR = 30;

  private ExperimentReport() {}

  static List<String> lines(ExperimentView view, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("  " + style.bold(view.id()) + "  " + status(view, style));
    lines.add(
        "  %s  %d of %d steps"
            .formatted(
                style.bar((double) view.applied() / view.steps(), BAR),
                view.applied(),
                view.steps()));
    lines.add("");
    lines.addAll(facts(view).lines(style));
    return lines;
  }

  /** The status, in the colour that fits it. */
  static String status(ExperimentView view, Style style) {
    String text = view.status().name().toLowerCase(Locale.ROOT);
    return switch (view.status()) {
      case RUNNING -> style.cyan(text);
      case PAUSED -> style.yellow(text);
      case COMPLETED -> style.green(text);
      case CANCELLED, FAILED -> style.red(text);
    };
  }

  private static Facts facts(ExperimentView view) {
    Facts facts = new Facts();
    if (view.reason() != null && !view.reason().isBlank()) {
      facts.add("reason", view.reason());
    }
    if (view.best() != null) {
      facts.add("best", best(view.best()));
      facts.add("architecture", view.best().architecture());
      new TreeMap<>(view.best().reported())
          .forEach((name, value) -> facts.add(name, Figures.metric(value)));
    }
    facts.add(
        "different",
        "%d architectures, %d failed, %d reused"
            .formatted(view.uniqueArchitectures(), view.failed(), view.reused()));
    facts.add("metric", view.metric() + " of evaluator " + view.evaluator());
    view.spec()
        .reward()
        .objective()
        .ifPresent(wanted -> facts.add("objective", ObjectiveText.of(view.metric(), wanted)));
    facts.add("space", view.space());
    facts.add("agent", "%s, seed %d, K %d".formatted(view.agent(), view.seed(), view.topK()));
    new TreeMap<>(view.spec().agent().settings()).forEach(facts::add);
    facts.add("parallelism", view.parallelism());
    facts.add("team, pool", view.team() + ", " + view.pool());
    facts.add("submitted", view.submittedAt());
    if (view.endedAt() != null) {
      facts.add("ended", view.endedAt());
    }
    return facts.add("trajectory", view.trajectoryHash());
  }

  private static String best(TopEntry best) {
    return Figures.metric(best.value()) + " at step " + best.step();
  }
}
