package io.l2nas.evaluator.config;

import io.l2nas.evaluator.exec.Lives;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
   * What it computes on, for people: {@code NVIDIA H100}; what its evaluators find when it is not
   * given.
   */
  Optional<String> device();

  /**
   * How long what runs may go on when the process is told to stop; what has not ended by then is
   * handed back, and another evaluator begins it anew.
   */
  @WithDefault("3s")
  Duration drain();

  /** The tables of the evaluator {@code table}: files by the names that experiments use. */
  Map<String, Path> tables();

  /** The weights of the evaluator {@code predictor}: files by the names that experiments use. */
  Map<String, Path> predictors();

  /**
   * The latency tables of the evaluator {@code predictor}: files by the names that experiments use.
   */
  Map<String, Path> latencies();

  /**
   * The images of the evaluators {@code train} and {@code supernet}, where they are part of the
   * process: paths of folders by the names that experiments use. {@code digits} is always there.
   */
  Map<String, String> datasets();

  /**
   * The path of the folder with the supernets of the evaluator {@code supernet}, where it is part
   * of the process; experiments name them by digest.
   */
  Optional<String> supernets();

  /** The commands of the evaluator {@code exec}, by the names that experiments use. */
  Map<String, CommandConfig> commands();

  /** The services of the evaluator {@code http}, by the names that experiments use. */
  Map<String, ServiceConfig> services();

  /** A command. */
  interface CommandConfig {
    /**
     * The program and its arguments, separated by commas ({@code python3,train.py}); no shell reads
     * them.
     */
    List<String> line();

    /**
     * How long a process lives: for one {@code evaluation}, or as long as this {@code process},
     * with a request per line.
     */
    @WithDefault("evaluation")
    Lives lives();

    /**
     * The environment variables that it sees, besides PATH, HOME, LANG and TMPDIR; nothing else of
     * this process's environment is passed on.
     */
    Map<String, String> environment();

    /** The options of an experiment that are passed on to it; all others are refused. */
    Optional<List<String>> options();
  }

  /** A service. */
  interface ServiceConfig {
    /** Where requests are posted. */
    URI url();

    /** The options of an experiment that are passed on to it; all others are refused. */
    Optional<List<String>> options();
  }
}
