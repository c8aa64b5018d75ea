package io.l2nas.history.http;

import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.StateAdvanced;
import java.util.List;
import java.util.stream.IntStream;

/**
 * States of a search, as the agent sees them: for every choice of every row, the part of the best
 * architectures that take it.
 *
 * @param rows what is decided, and between what
 * @param frames the states, the earliest first
 */
public record HeatMapView(List<SpaceDefinition.Row> rows, List<Frame> frames) {

  /**
   * One state.
   *
   * @param step after how many steps
   * @param state row after row, an entry per choice, each from 0 to 1
   */
  public record Frame(int step, List<Float> state) {
    static Frame of(int step, FloatVector state) {
      return new Frame(step, IntStream.range(0, state.size()).mapToObj(state::get).toList());
    }

    static Frame of(StateAdvanced event) {
      return of(event.step(), event.state());
    }
  }
}
