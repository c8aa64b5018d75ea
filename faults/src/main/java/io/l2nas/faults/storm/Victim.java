package io.l2nas.faults.storm;

/** What is killed. */
enum Victim {
  AGENT("agent"),
  EVALUATOR("evaluator"),
  HISTORY("history"),
  BROKER("broker"),
  DATABASE("database");

  private final String text;

  Victim(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
