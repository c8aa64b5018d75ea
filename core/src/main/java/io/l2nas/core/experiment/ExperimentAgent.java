package io.l2nas.core.experiment;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.Answerer;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.agent.SearchAgent;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.dispatch.Used;
import io.l2nas.core.experiment.OpenActions.Proposal;
import io.l2nas.core.history.TrajectoryHash;
import io.l2nas.core.learning.ActorCriticWeights;
import io.l2nas.core.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agent of one experiment, as a fold over its state stream: every event in, the actions that
 * are due out.
 *
 * <p>Delayed feedback: with parallelism p, action t is proposed when the outcome of step t − p is
 * applied, from the state that it led to; the first p actions are proposed from s_0. The actions
 * are therefore a function of the stream alone. Restart is replay: following the same stream from
 * its start leads to the same agent.
 */
public final class ExperimentAgent {
  private final ExperimentSubmitted submission;
  private final String experiment;
  private final ExperimentSpec spec;
  private final SearchAgent agent;
  private final OpenActions open = new OpenActions();
  private final SearchSpace space;
  private final ArchitectureBudget budget;
  private final KnownScores scores;
  private final StateCheck check;

  private ExperimentStatus status = ExperimentStatus.RUNNING;
  private long sequence;
  private String trajectoryHash = TrajectoryHash.EMPTY;
  private Used used = Used.NOTHING;
  private EvaluationFailed refusal;

  private ExperimentAgent(ExperimentSubmitted submission) {
    this.submission = submission;
    this.experiment = submission.experiment();
    this.spec = submission.spec();
    this.space = new SearchSpace(spec.space());
    this.agent = Agents.create(spec.agent(), submission.policy(), space, spec.seed());
    this.budget = new ArchitectureBudget(space, spec.budget());
    this.scores = new KnownScores(space, spec.reuse());
    this.check = new StateCheck(experiment, space);
  }

  public static ExperimentAgent of(ExperimentSubmitted submission) {
    ExperimentAgent agent = new ExperimentAgent(submission);
    agent.proposeFirst();
    return agent;
  }

  /**
   * The agent that wrote this down.
   *
   * @throws io.l2nas.core.checkpoint.UnreadableCheckpointException if no agent of this experiment
   *     has, or one that this version does not know
   * @throws IllegalArgumentException if the experiment itself does not fit this version, or what
   *     was written down is no part of it
   */
  static ExperimentAgent restore(ExperimentSubmitted submission, MemoryReader memory) {
    ExperimentAgent agent = new ExperimentAgent(submission);
    agent.restore(memory);
    return agent;
  }

  private void proposeFirst() {
    FloatVector initialState = space.initialState();
    int first = Math.min(spec.parallelism(), spec.steps());
    for (int step = 0; step < first && refusal == null; step++) {
      propose(step, initialState);
    }
  }

  /** The first actions, before any outcome is known. */
  public List<ActionProposed> start() {
    return inFlight();
  }

  /**
   * Takes the next event of the stream; one that was taken before changes nothing.
   *
   * <p>Anybody may have written what stands on the topic: what cannot be the next event is refused
   * and changes nothing, so the one that is may still come.
   *
   * @return the actions that are due now
   * @throws TrajectoryDivergedException if events are missing or tell of other actions than this
   *     agent's
   */
  public List<ActionProposed> follow(ExperimentEvent event) {
    if (!event.experiment().equals(experiment)) {
      throw new TrajectoryDivergedException(
          "experiment '%s': got an event of experiment '%s'"
              .formatted(experiment, event.experiment()));
    }
    if (knows(event)) {
      return List.of();
    }
    if (event.sequence() != sequence + 1) {
      throw TrajectoryDivergedException.gap(event, sequence);
    }
    List<ActionProposed> due = event.match(new Reaction());
    sequence = event.sequence();
    return due;
  }

  /** Whether it has taken this event of its stream. */
  boolean knows(ExperimentEvent event) {
    return event.sequence() <= sequence;
  }

  /**
   * The actions that were due and have no outcome yet: what has to be asked again after a restart.
   * Actions that a pause holds back are not among them; none is left when the experiment has ended.
   */
  public List<ActionProposed> inFlight() {
    return status.isTerminal() ? List.of() : open.due();
  }

  /**
   * The outcome of a step that is due, if its score was known when it was proposed: nobody needs to
   * evaluate it.
   */
  public Optional<EvaluationCompleted> answer(int step) {
    return open.find(step).flatMap(Proposal::answer);
  }

  /** Writes down all that the events so far have changed. */
  void save(MemoryWriter memory) {
    memory.putLong(sequence);
    memory.putText(trajectoryHash);
    memory.putText(status.name());
    memory.putInt(used.evaluations());
    memory.putDouble(used.seconds());
    open.save(memory);
    memory.putFlag(refusal != null);
    if (refusal != null) {
      memory.putInt(refusal.step());
      memory.putVector(refusal.alpha());
      memory.putText(refusal.message());
    }
    budget.save(memory);
    scores.save(memory);
    agent.save(memory);
  }

  private void restore(MemoryReader memory) {
    sequence = memory.getLong();
    trajectoryHash = memory.getText();
    status = ExperimentStatus.valueOf(memory.getText());
    used = new Used(memory.getInt(), memory.getDouble());
    open.restore(experiment, this::action, memory);
    if (memory.getFlag()) {
      refusal = refuse(memory.getInt(), memory.getVector(), memory.getText());
    }
    budget.restore(memory);
    scores.restore(experiment, memory);
    agent.restore(memory);
  }

  public String experiment() {
    return experiment;
  }

  /** The experiment itself. */
  public ExperimentSubmitted submission() {
    return submission;
  }

  /** The number of the last event that it has followed. */
  public long sequence() {
    return sequence;
  }

  /** What was asked. */
  public ExperimentSpec spec() {
    return spec;
  }

  public ExperimentStatus status() {
    return status;
  }

  /** What the evaluations took whose outcomes were applied; of lost ones nobody knows. */
  public Used used() {
    return used;
  }

  /**
   * The outcome of the step that is not evaluated, because the budget of architectures is spent:
   * what comes before it is in flight or has an outcome, and nothing comes after it. Empty while
   * there is none.
   */
  public Optional<EvaluationFailed> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** What it has learned so far, and another agent can begin with; see {@link SearchAgent}. */
  public Optional<ActorCriticWeights> learned() {
    return agent.learned();
  }

  /** How many updates of its networks the agent refused so far; see {@link SearchAgent}. */
  public int refusedUpdates() {
    return agent.refusedUpdates();
  }

  /** What it made of the last outcome that it took in; see {@link SearchAgent#insight}. */
  public Map<String, Double> insight() {
    return agent.insight();
  }

  private List<ActionProposed> learnAndPropose(StateAdvanced event) {
    int step = event.outcome().step();
    check.require(event, open.find(step).map(Proposal::action), trajectoryHash);
    Proposal proposal = open.close(step).orElseThrow();
    trajectoryHash = event.trajectoryHash();
    used = used.and(event.outcome());
    scores.learn(event.outcome());
    event.outcome().match(completed -> learn(completed, proposal), failed -> null);
    if (step >= spec.steps() - spec.parallelism() || refusal != null) {
      return List.of();
    }
    int next = step + spec.parallelism();
    propose(next, event.state());
    if (refusal != null) {
      return List.of();
    }
    if (status == ExperimentStatus.PAUSED) {
      open.hold(next);
      return List.of();
    }
    return open.find(next).map(Proposal::action).stream().toList();
  }

  private Void learn(EvaluationCompleted completed, Proposal proposal) {
    agent.learn(completed.step(), proposal.state(), completed.alpha(), completed.reward());
    return null;
  }

  private void propose(int step, FloatVector state) {
    FloatVector alpha = agent.propose(step, state);
    budget
        .refuse(alpha)
        .ifPresentOrElse(
            why -> refusal = refuse(step, alpha, why),
            () -> {
              ActionProposed action = action(step, alpha);
              open.add(new Proposal(state, action, scores.answer(action)));
            });
  }

  private EvaluationFailed refuse(int step, FloatVector alpha, String why) {
    return new EvaluationFailed(
        experiment,
        step,
        1,
        Answerer.AGENT,
        alpha,
        space.discretize(alpha).text(),
        Reason.BUDGET,
        why,
        0);
  }

  private ActionProposed action(int step, FloatVector alpha) {
    return new ActionProposed(
        experiment,
        step,
        1,
        spec.pool(),
        alpha,
        spec.space(),
        spec.evaluator(),
        spec.reward(),
        EvaluationTerms.of(spec.attempts()));
  }

  private final class Reaction implements ExperimentEvent.Cases<List<ActionProposed>> {
    @Override
    public List<ActionProposed> submitted(ExperimentSubmitted event) {
      return List.of();
    }

    @Override
    public List<ActionProposed> advanced(StateAdvanced event) {
      return learnAndPropose(event);
    }

    @Override
    public List<ActionProposed> statusChanged(ExperimentStatusChanged event) {
      status = event.status();
      return status == ExperimentStatus.RUNNING ? open.release() : List.of();
    }
  }
}
