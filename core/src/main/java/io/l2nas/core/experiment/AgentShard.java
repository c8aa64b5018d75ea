package io.l2nas.core.experiment;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.UnreadableCheckpointException;
import io.l2nas.core.experiment.RememberedStream.Remembered;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The agents of all experiments in one partition of the state stream, which is read from its start.
 *
 * <p>What was written before the reader came is the past: it is kept until {@link #catchUp},
 * because most experiments in it have ended and need no agent. The agents of the others are then
 * built by following their streams, and the actions that wait for an outcome are asked for again.
 */
public final class AgentShard {
  private final Map<String, RememberedStream> past = new LinkedHashMap<>();
  private final Map<String, FollowedAgent> followed = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<String> restored = new HashSet<>();
  private final GivenUpExperiments givenUp = new GivenUpExperiments();
  private boolean live;

  /**
   * Puts an agent back as it was; to be called before anything is remembered. What of its stream it
   * has followed already is skipped.
   *
   * @throws UnreadableCheckpointException if it cannot be; its stream then has to be read from the
   *     start
   */
  public void restore(AgentCheckpoint checkpoint) {
    try {
      followed.put(checkpoint.experiment(), FollowedAgent.restore(checkpoint));
      restored.add(checkpoint.experiment());
    } catch (IllegalArgumentException e) { // Numbers that are no vector, choices of another space.
      throw new UnreadableCheckpointException(e.getMessage(), e);
    }
  }

  /** The agent of an experiment as it is now; empty if it has ended, or cannot be followed. */
  public Optional<AgentCheckpoint> checkpoint(String experiment) {
    return Optional.ofNullable(followed.get(experiment)).map(FollowedAgent::checkpoint);
  }

  /**
   * Takes an event of the past.
   *
   * @param recordedAt when it was recorded, in milliseconds of any clock
   * @throws TrajectoryDivergedException if events before it are missing; it is forgotten then
   */
  public void remember(ExperimentEvent event, long recordedAt) {
    if (knows(event)) {
      return;
    }
    RememberedStream stream =
        Optional.ofNullable(past.get(event.experiment()))
            .orElseGet(() -> begin(event.experiment()));
    if (event.endsExperiment() && stream.isNext(event)) {
      past.remove(event.experiment());
      end(event.experiment());
    } else {
      stream.add(event, recordedAt);
      past.putIfAbsent(event.experiment(), stream);
    }
  }

  /**
   * The past is complete: builds the agents.
   *
   * @return the experiments whose past cannot be followed to its end, with the reason; they get no
   *     agent, and are given up unless the fault may be that of a checkpoint
   */
  public Map<String, String> catchUp() {
    Map<String, String> failures = new LinkedHashMap<>();
    past.forEach(
        (experiment, stream) ->
            follow(stream)
                .ifPresent(
                    reason -> {
                      end(experiment);
                      failures.put(experiment, reason);
                      if (!restored.contains(experiment)) {
                        giveUp(stream, reason);
                      }
                    }));
    past.clear();
    live = true;
    return failures;
  }

  /**
   * Forgets what a checkpoint said of an experiment that cannot be followed: its events are to be
   * remembered again, from the first one on, and then followed by another {@link #catchUp}.
   *
   * @return false if no checkpoint said anything
   */
  public boolean startOver(String experiment) {
    if (!restored.remove(experiment)) {
      return false;
    }
    ended.remove(experiment);
    followed.remove(experiment);
    return true;
  }

  /**
   * The outcomes that end the experiments which were given up; each is said once, and again for the
   * step after every one that is applied before the end.
   */
  public List<EvaluationFailed> endings() {
    return givenUp.endings();
  }

  /**
   * Since when an action is without an outcome: what was told of it was told later. Empty if there
   * is none.
   */
  public OptionalLong openSince() {
    return followed.values().stream().flatMapToLong(one -> one.oldest().stream()).min();
  }

  public boolean isLive() {
    return live;
  }

  /** The agents of all experiments that have not ended. */
  public Collection<ExperimentAgent> agents() {
    return followed.values().stream().map(FollowedAgent::agent).toList();
  }

  /** The agent of an experiment; empty if it has ended, or cannot be followed. */
  public Optional<ExperimentAgent> agent(String experiment) {
    return Optional.ofNullable(followed.get(experiment)).map(FollowedAgent::agent);
  }

  /** Whether the event is no news: it was taken before, or its experiment has ended. */
  public boolean knows(ExperimentEvent event) {
    return ended.contains(event.experiment()) && !givenUp.contain(event.experiment())
        || agent(event.experiment()).filter(agent -> agent.knows(event)).isPresent();
  }

  /**
   * Takes the next event; one that was taken before changes nothing.
   *
   * @param recordedAt when it was recorded, in milliseconds of any clock
   * @return the actions that are due now
   * @throws TrajectoryDivergedException if it does not follow from what this agent did: then it
   *     changes nothing; or if the agent broke over it: then the experiment has no agent any more
   */
  public List<ActionProposed> follow(ExperimentEvent event, long recordedAt) {
    if (knows(event)) {
      return List.of();
    }
    if (givenUp.contain(event.experiment())) {
      givenUp.follow(event);
      return List.of();
    }
    Optional<ExperimentSubmitted> submission = submission(event);
    try {
      return take(event, recordedAt);
    } catch (TrajectoryDivergedException e) {
      if (ended.contains(event.experiment())) {
        submission.ifPresent(
            one -> givenUp.add(GivenUp.of(one, e.getCause().getMessage()), List.of(event)));
      }
      throw e;
    }
  }

  private List<ActionProposed> take(ExperimentEvent event, long recordedAt) {
    try {
      List<ActionProposed> due = event.match(new Reactions(event));
      if (event.endsExperiment()) {
        end(event.experiment());
      }
      due.forEach(
          action -> followed.get(action.experiment()).dueSince().put(action.step(), recordedAt));
      return due;
    } catch (TrajectoryDivergedException e) {
      throw e;
    } catch (RuntimeException e) { // One team's experiment must not stop the others.
      end(event.experiment());
      throw new TrajectoryDivergedException(
          "experiment '%s' cannot be followed: %s".formatted(event.experiment(), e.getMessage()),
          e);
    }
  }

  /** Of the experiment that the event is of; empty if there is none. */
  private Optional<ExperimentSubmitted> submission(ExperimentEvent event) {
    return agent(event.experiment())
        .map(ExperimentAgent::submission)
        .or(() -> event.match(new Submission()));
  }

  /**
   * An experiment that went on is not given up by who cannot even begin it: another instance could,
   * so it is this one that lacks something.
   */
  private void giveUp(RememberedStream stream, String why) {
    List<ExperimentEvent> events = stream.events().stream().map(Remembered::event).toList();
    events
        .get(0)
        .match(new Submission())
        .filter(submission -> stream.last() == 0 || canBegin(submission))
        .ifPresent(submission -> givenUp.add(GivenUp.of(submission, why), events));
  }

  private static boolean canBegin(ExperimentSubmitted submission) {
    try {
      ExperimentAgent.of(submission);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private RememberedStream begin(String experiment) {
    return agent(experiment)
        .map(agent -> new RememberedStream(agent.sequence()))
        .orElseGet(RememberedStream::new);
  }

  /** Follows all of it; says why not, if the end cannot be reached. */
  private Optional<String> follow(RememberedStream stream) {
    String refusal = "";
    for (Remembered remembered : stream.events()) {
      try {
        if (!knows(remembered.event())) {
          take(remembered.event(), remembered.recordedAt());
        }
        if (remembered.event().endsExperiment()) {
          return Optional.empty();
        }
      } catch (TrajectoryDivergedException e) {
        refusal = refusal.isEmpty() ? e.getMessage() : refusal;
      }
    }
    boolean reached =
        agent(stream.experiment()).filter(agent -> agent.sequence() >= stream.last()).isPresent();
    return reached ? Optional.empty() : Optional.of(refusal);
  }

  private void end(String experiment) {
    followed.remove(experiment);
    ended.add(experiment);
  }

  private static final class Submission
      implements ExperimentEvent.Cases<Optional<ExperimentSubmitted>> {
    @Override
    public Optional<ExperimentSubmitted> submitted(ExperimentSubmitted submission) {
      return Optional.of(submission);
    }

    @Override
    public Optional<ExperimentSubmitted> advanced(StateAdvanced advanced) {
      return Optional.empty();
    }

    @Override
    public Optional<ExperimentSubmitted> statusChanged(ExperimentStatusChanged changed) {
      return Optional.empty();
    }
  }

  private final class Reactions implements ExperimentEvent.Cases<List<ActionProposed>> {
    private final ExperimentEvent event;

    private Reactions(ExperimentEvent event) {
      this.event = event;
    }

    @Override
    public List<ActionProposed> submitted(ExperimentSubmitted submission) {
      ExperimentAgent agent = ExperimentAgent.of(submission);
      followed.put(submission.experiment(), new FollowedAgent(agent, new HashMap<>()));
      return agent.start();
    }

    @Override
    public List<ActionProposed> advanced(StateAdvanced advanced) {
      List<ActionProposed> due = followKnown();
      followed.get(advanced.experiment()).dueSince().remove(advanced.outcome().step());
      return due;
    }

    @Override
    public List<ActionProposed> statusChanged(ExperimentStatusChanged changed) {
      return followKnown();
    }

    private List<ActionProposed> followKnown() {
      return agent(event.experiment())
          .orElseThrow(() -> TrajectoryDivergedException.unknown(event))
          .follow(event);
    }
  }
}
