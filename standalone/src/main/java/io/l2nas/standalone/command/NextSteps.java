package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Facts;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.search.SearchPlan;
import java.util.ArrayList;
import java.util.List;

/** What a person may want to do after a search. */
final class NextSteps {
  private NextSteps() {}

  static List<String> after(SearchPlan plan, String experiment, boolean inProcess, Style style) {
    Facts steps = new Facts();
    if (inProcess) {
      steps.add("without --in-process", "the same through Kafka and PostgreSQL");
    } else if (plan.data().isPresent()) {
      steps.add("l2nas up --data " + plan.data().get(), "serve what was recorded");
      steps.add("l2nas export " + experiment + " --output run.csv", "every step as a file");
      steps.add("l2nas replay " + experiment, "prove that it can be repeated bit for bit");
    } else {
      steps.add("with --data DIR", "keep the run: survive a crash, export, replay");
    }
    steps.add("with --seed " + (plan.spec().seed() + 1), "another run; one seed, one trajectory");
    steps.add("with --json", "everything as one JSON object");
    List<String> lines = new ArrayList<>(List.of("", "  " + style.bold("Next")));
    lines.addAll(steps.lines("    ", style));
    return lines;
  }
}
