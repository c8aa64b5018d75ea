package io.l2nas.core.audit;

/** Where the events of a state stream are recorded. */
enum Store {
  /** Kafka: repeats are lawful. */
  TOPIC("the topic"),
  /** PostgreSQL: the number of an event is its key. */
  LEDGER("the ledger");

  private final String text;

  Store(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
