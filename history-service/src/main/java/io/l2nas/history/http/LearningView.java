package io.l2nas.history.http;

import io.l2nas.history.ledger.LearningPoint;
import java.util.List;

/**
 * What the agent of a search has learned, down-sampled: lists of one length, an entry per point,
 * each a mean over the steps since the point before and null where none of them has any.
 *
 * @param steps steps learned from
 * @param reward the rewards
 * @param predicted what the critic said of the actions before it learned from them
 * @param criticLoss the losses of the critic
 * @param actorLoss the losses of the actor
 * @param exploration the probability with which an action was to be random, from 0 to 1
 * @param waited the seconds from the proposal until an evaluator took the action
 */
public record LearningView(
    List<Integer> steps,
    List<Double> reward,
    List<Double> predicted,
    List<Double> criticLoss,
    List<Double> actorLoss,
    List<Double> exploration,
    List<Double> waited) {

  static LearningView of(List<LearningPoint> points) {
    return new LearningView(
        points.stream().map(point -> point.lastStep() + 1).toList(),
        points.stream().map(point -> point.reward().mean()).toList(),
        points.stream().map(point -> point.predicted().mean()).toList(),
        points.stream().map(point -> point.criticLoss().mean()).toList(),
        points.stream().map(point -> point.actorLoss().mean()).toList(),
        points.stream().map(point -> point.exploration().mean()).toList(),
        points.stream().map(point -> point.waited().mean()).toList());
  }
}
