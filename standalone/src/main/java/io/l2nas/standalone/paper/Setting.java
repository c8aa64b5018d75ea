package io.l2nas.standalone.paper;

import io.l2nas.standalone.compare.Contender;

/** The settings of L²NAS that are held against what was published. */
enum Setting {
  PRINTED_SCALED("as printed, output layer × 1e-3", "l2nas:initialisation=scaled-output"),
  PRINTED_PYTORCH("as printed, PyTorch's weights", "l2nas:initialisation=pytorch"),
  TUNED("tuned", "l2nas:preset=tuned");

  private final String title;
  private final String agent;

  Setting(String title, String agent) {
    this.title = title;
    this.agent = agent;
  }

  String title() {
    return title;
  }

  Contender contender() {
    return Contender.of(agent);
  }
}
