package io.l2nas.evaluator.exec;

/** How long a process of a command lives. */
public enum Lives {
  /** For one evaluation: it reads one request and ends. */
  EVALUATION,
  /** As long as this service: it reads a request per line, one after the other. */
  PROCESS
}
