package io.l2nas.core.experiment;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** The actions of one experiment that have no outcome yet, by step; a pause holds some back. */
final class OpenActions {
  private final NavigableMap<Integer, Proposal> open = new TreeMap<>();
  private final SortedSet<Integer> held = new TreeSet<>();

  /**
   * An action that has no outcome yet.
   *
   * @param state the state that it was proposed for
   * @param answer what was known of it when it was proposed
   */
  record Proposal(FloatVector state, ActionProposed action, Optional<EvaluationCompleted> answer) {}

  void add(Proposal proposal) {
    open.put(proposal.action().step(), proposal);
  }

  Optional<Proposal> find(int step) {
    return Optional.ofNullable(open.get(step));
  }

  Optional<Proposal> close(int step) {
    return Optional.ofNullable(open.remove(step));
  }

  /** The action is not due until {@link #release}. */
  void hold(int step) {
    held.add(step);
  }

  /** The actions that were held back. */
  List<ActionProposed> release() {
    List<ActionProposed> released = held.stream().map(step -> open.get(step).action()).toList();
    held.clear();
    return released;
  }

  /** The actions that are not held back. */
  List<ActionProposed> due() {
    List<ActionProposed> due = new ArrayList<>();
    open.forEach(
        (step, proposal) -> {
          if (!held.contains(step)) {
            due.add(proposal.action());
          }
        });
    return due;
  }

  void save(MemoryWriter memory) {
    memory.putInt(open.size());
    open.forEach(
        (step, proposal) -> {
          memory.putInt(step);
          memory.putFlag(held.contains(step));
          memory.putVector(proposal.state());
          memory.putVector(proposal.action().alpha());
          memory.putFlag(proposal.answer().isPresent());
          proposal.answer().ifPresent(answer -> ScoreMemory.put(answer, memory));
        });
  }

  /**
   * Takes back what {@link #save} has written.
   *
   * @param action the action of a step with an α
   */
  void restore(
      String experiment,
      BiFunction<Integer, FloatVector, ActionProposed> action,
      MemoryReader memory) {
    int count = memory.getCount(Integer.BYTES);
    for (int i = 0; i < count; i++) {
      int step = memory.getInt();
      if (memory.getFlag()) {
        held.add(step);
      }
      add(
          new Proposal(
              memory.getVector(),
              action.apply(step, memory.getVector()),
              memory.getFlag()
                  ? Optional.of(ScoreMemory.get(experiment, memory))
                  : Optional.empty()));
    }
  }
}
