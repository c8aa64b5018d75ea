package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Facts;
import io.l2nas.standalone.screen.Style;
import io.l2nas.supernet.model.Manifest;
import io.l2nas.supernet.model.RegisteredModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A supernet that has been trained or added, and what to do with it. */
final class SupernetReport {
  private SupernetReport() {}

  static List<String> lines(RegisteredModel model, Style style) {
    Manifest manifest = model.manifest();
    Map<String, String> training = manifest.training();
    Facts facts =
        new Facts()
            .add("supernet", model.digest())
            .add("space", manifest.space())
            .add("engine", manifest.computedBy());
    if (training.containsKey("dataset")) {
      facts.add("images", training.get("dataset"));
    }
    if (training.containsKey("accuracy")) {
      facts.add("accuracy", training.get("accuracy") + ", the mean of random architectures");
    }
    facts.add("folder", model.folder());
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(facts.lines(style));
    lines.add("");
    lines.add("  " + style.bold("Next"));
    lines.add("    l2nas search --supernet " + model.shortDigest() + " --steps 1000");
    return lines;
  }
}
