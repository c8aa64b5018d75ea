package io.l2nas.contracts;

import java.util.Arrays;

/**
 * The table of topics: what each carries, what its key is, and how it is kept. No other place names
 * a topic.
 *
 * <table>
 *   <caption>Topics</caption>
 *   <tr><th>topic</th><th>value</th><th>key</th><th>written by</th></tr>
 *   <tr><td>l2nas.actions.v1.POOL</td><td>{@link ActionProposed}</td><td>event id</td><td>agent</td></tr>
 *   <tr><td>l2nas.evaluations.v1</td><td>{@link EvaluationEvent}</td><td>experiment</td><td>evaluators, agent, history</td></tr>
 *   <tr><td>l2nas.recalls.v1</td><td>{@link ActionProposed}</td><td>event id</td><td>agent</td></tr>
 *   <tr><td>l2nas.states.v1</td><td>{@link ExperimentEvent}</td><td>experiment</td><td>history</td></tr>
 *   <tr><td>l2nas.telemetry.v1</td><td>{@link StepLearned}</td><td>experiment</td><td>agent</td></tr>
 *   <tr><td>l2nas.evaluators.v1</td><td>{@link EvaluatorReported}</td><td>evaluator</td><td>evaluators</td></tr>
 *   <tr><td>l2nas.demands.v1</td><td>{@link DemandReported}</td><td>pool/partition</td><td>agent</td></tr>
 *   <tr><td>l2nas.teams.v1</td><td>{@link TeamReported}</td><td>team</td><td>history</td></tr>
 *   <tr><td>l2nas.quarantines.v1</td><td>{@link QuarantineReported}</td><td>evaluator</td><td>history</td></tr>
 *   <tr><td>l2nas.checkpoints.v1</td><td>the agent's own bytes</td><td>experiment, or partition/N</td><td>agent</td></tr>
 *   <tr><td>l2nas.dead-letters.v1</td><td>the bytes that could not be read</td><td>topic/partition/offset</td><td>all</td></tr>
 * </table>
 */
public enum Topic {
  /**
   * Work for one pool. Any idle evaluator takes the next record, so the key does not matter. One
   * partition: a member of a share group sees some partitions only when there are many of both, and
   * would stand idle beside the others' work.
   */
  ACTIONS("l2nas.actions.v1", 1, Cleanup.DELETE_AFTER_A_WEEK),
  /** Actions that a score of the same team may answer: the history looks before any evaluator. */
  RECALLS("l2nas.recalls.v1", 4, Cleanup.DELETE_AFTER_A_WEEK),
  /** What evaluators tell, in order per experiment. */
  EVALUATIONS("l2nas.evaluations.v1", 4, Cleanup.KEEP),
  /** The state streams; kept for ever, for a run is rebuilt from them. */
  STATES("l2nas.states.v1", 4, Cleanup.KEEP),
  /** What agents make of the outcomes, for those who watch; nothing is rebuilt from it. */
  TELEMETRY("l2nas.telemetry.v1", 4, Cleanup.DELETE_AFTER_A_WEEK),
  /** Who evaluates, and what. */
  EVALUATORS("l2nas.evaluators.v1", 1, Cleanup.KEEP_LATEST_FOR_AN_HOUR),
  /** What experiments ask of their pools. */
  DEMANDS("l2nas.demands.v1", 1, Cleanup.KEEP_LATEST_FOR_AN_HOUR),
  /** What teams may have, and have used. */
  TEAMS("l2nas.teams.v1", 1, Cleanup.KEEP_LATEST),
  /** Which evaluators must not evaluate; kept, for a quarantine outlives a restart. */
  QUARANTINES("l2nas.quarantines.v1", 1, Cleanup.KEEP_LATEST),
  /**
   * What agents remember, and what of the states that covers; as many partitions as the states,
   * each of the same experiments.
   */
  CHECKPOINTS("l2nas.checkpoints.v1", 4, Cleanup.KEEP_LATEST),
  /** Records that could not be read, byte for byte, with the reason in their headers. */
  DEAD_LETTERS("l2nas.dead-letters.v1", 1, Cleanup.KEEP);

  /** What happens to old records. */
  public enum Cleanup {
    /** Nothing is ever deleted. */
    KEEP,
    /** Only the latest record of each key is kept. */
    KEEP_LATEST,
    /** Only the latest record of each key is kept, and not for longer than an hour. */
    KEEP_LATEST_FOR_AN_HOUR,
    /** Records older than seven days are deleted. */
    DELETE_AFTER_A_WEEK
  }

  private final String topicName;
  private final int partitions;
  private final Cleanup cleanup;

  Topic(String topicName, int partitions, Cleanup cleanup) {
    this.topicName = topicName;
    this.partitions = partitions;
    this.cleanup = cleanup;
  }

  /**
   * The name on the broker; for {@link #ACTIONS} the common beginning of the names of all pools.
   */
  public String topicName() {
    return topicName;
  }

  /**
   * The topic that carries the work of a pool.
   *
   * @throws IllegalArgumentException if that is no name of a pool; it has no '_', for Kafka takes
   *     topics that differ only in '.' and '_' for one
   */
  public static String actionsOf(String pool) {
    return ACTIONS.topicName + "." + Require.pool(pool);
  }

  /**
   * The share group that the evaluators of a pool form.
   *
   * @throws IllegalArgumentException if that is no name of a pool
   */
  public static String evaluatorsOf(String pool) {
    return "l2nas.evaluators." + Require.pool(pool);
  }

  /** Whether a topic of this name is one of these, or the queue of a pool. */
  public static boolean isOne(String topicName) {
    String queues = ACTIONS.topicName + ".";
    return topicName.startsWith(queues)
        ? Require.POOL.matcher(topicName.substring(queues.length())).matches()
        : Arrays.stream(values())
            .anyMatch(topic -> topic != ACTIONS && topic.topicName.equals(topicName));
  }

  /** How many partitions the topic has when it is created. */
  public int partitions() {
    return partitions;
  }

  /** What happens to its old records. */
  public Cleanup cleanup() {
    return cleanup;
  }
}
