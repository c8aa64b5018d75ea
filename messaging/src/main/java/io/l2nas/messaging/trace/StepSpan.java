package io.l2nas.messaging.trace;

import io.opentelemetry.api.trace.SpanKind;

/** What a step is made of; each follows from the one before it, which is its parent. */
public enum StepSpan {
  /** In the agent: from the state that it follows from until the broker has the action. */
  PROPOSE(SpanKind.PRODUCER, "propose"),
  /** In the queue of the pool, until an evaluator takes it. */
  WAIT(SpanKind.CONSUMER, "wait"),
  /** In the evaluator, until the outcome is known or the action is handed back. */
  EVALUATE(SpanKind.INTERNAL, "evaluate"),
  /** In the history, until the states that follow are published. */
  RECORD(SpanKind.CONSUMER, "record"),
  /** In the agent: it learns from the outcome, and proposes what is due then. */
  LEARN(SpanKind.CONSUMER, "learn");

  private final SpanKind kind;
  private final String title;

  StepSpan(SpanKind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  SpanKind kind() {
    return kind;
  }

  String title() {
    return title;
  }
}
