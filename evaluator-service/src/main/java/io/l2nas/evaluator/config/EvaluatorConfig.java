package io.l2nas.evaluator.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The evaluator service's own settings. */
@ConfigMapping(prefix = "l2nas.evaluator")
public interface EvaluatorConfig {

  /** The pool whose actions are taken. */
  @WithDefault("default")
  String pool();

  /**
   * The name that outcomes are signed with; made from the host name and the process when it is not
   * given.
   */
  Optional<String> id();

  /** How many evaluators this process holds; each takes work on its own. None is allowed. */
  @WithDefault("1")
  int instances();

  /** How many evaluations each evaluator runs at once. */
  @WithDefault("1")
  int slots();

  /**
   * How long what runs may go on when the process is told to stop; what has not ended by then is
   * handed back, and another evaluator begins it anew.
   */
  @WithDefault("3s")
  Duration drain();

  /** The tables of the evaluator {@code table}: files by the names that experiments use. */
  Map<String, Path> tables();
}
