package io.l2nas.standalone.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.core.objective.Objective;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.PoolView;
import io.l2nas.standalone.client.Pools;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Pace;
import io.l2nas.standalone.screen.ProgressDisplay;
import io.l2nas.standalone.screen.Repainted;
import io.l2nas.standalone.screen.SearchProgress;
import io.l2nas.standalone.screen.SearchProgressText;
import io.l2nas.standalone.screen.Shorthand;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.TopTable;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment on a terminal, painted again with every look at it: how far it is, its curve, its
 * best architectures, and how busy its pool is.
 */
public final class ExperimentScreen implements ProgressDisplay<SearchProgress> {
  private static final int TOP = 5;
  private static final int POINTS = 200;

  private final Experiments experiments;
  private final Pools pools;
  private final ExperimentView view;
  private final int columns;
  private final Style style;
  private final SearchProgressText text;
  private final Pace pace = new Pace();
  private final Repainted screen;
  private List<String> picture = List.of();

  /**
   * @param view the experiment as it was first seen: what it is does not change
   */
  public ExperimentScreen(
      Experiments experiments, Pools pools, ExperimentView view, Console console) {
    this.experiments = experiments;
    this.pools = pools;
    this.view = view;
    this.columns = console.terminal().outColumns();
    this.style = console.outStyle();
    this.text = new SearchProgressText(Shorthand.of(view.spec().space()), style, columns - 1);
    this.screen = new Repainted(console.out(), console.terminal().rows());
  }

  @Override
  public void phase(String doing) {
    List<String> lines = new ArrayList<>(picture);
    lines.add(0, "  " + style.yellow(doing));
    screen.paint(lines);
  }

  @Override
  public void show(SearchProgress progress) {
    try {
      picture = lines(progress);
      screen.paint(picture);
    } catch (CommandException e) {
      // Whether the experiment itself can be asked for is somebody else's matter.
      phase(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    screen.close();
  }

  private List<String> lines(SearchProgress progress) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    lines.add("  " + style.bold(view.id()) + style.dim(style.dot() + what()));
    lines.add("");
    lines.add(" " + text.line(progress, pace.perSecond(System.nanoTime(), text.done(progress))));
    Curve curve = Curve.of(experiments.series(view.id(), POINTS));
    section(lines, CurvePlot.lines(valueName(), curve, columns, style));
    JsonNode top = experiments.top(view.id(), TOP);
    section(lines, new TopTable(Experiments.entries(top), view.spec()).lines(columns, style));
    section(lines, PoolLines.of(PoolView.of(pools.pool(view.pool())), view.id(), style));
    return lines.stream().map(line -> style.cutDressed(line, columns)).toList();
  }

  /** What ranks: the metric, unless it is weighed. */
  private String valueName() {
    return Objective.of(view.spec().reward()).isWeighed() ? "objective" : view.metric();
  }

  private String what() {
    return "%s on %s, %s".formatted(view.metric(), view.space(), view.agent());
  }

  private static void section(List<String> lines, List<String> section) {
    if (!section.isEmpty()) {
      lines.add("");
      lines.addAll(section);
    }
  }
}
