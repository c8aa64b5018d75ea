package io.l2nas.standalone.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a replay found: the JSON object that {@code l2nas replay --json} prints, field by field.
 *
 * @param experiment the experiment
 * @param actions how many actions are recorded
 * @param equalActions how many of them the rebuilt agent proposes, bit for bit
 * @param actionDifference where the agents part; null if they do not
 * @param historyDifference the first event that does not follow from those before it; null if all
 *     do
 * @param refusedUpdates how many updates of its networks the agent refused, because a number in
 *     them was not finite or too large; 0 in a healthy search
 * @param trajectoryHash the hash of the recorded trajectory, computed here
 * @param recordedHash the hash that the server tells
 */
public record ReplayReport(
    String experiment,
    int actions,
    int equalActions,
    String actionDifference,
    String historyDifference,
    int refusedUpdates,
    String trajectoryHash,
    String recordedHash) {

  /** Whether everything came out as it was recorded. */
  @JsonProperty
  public boolean bitForBit() {
    return actions == equalActions
        && actionDifference == null
        && historyDifference == null
        && trajectoryHash.equals(recordedHash);
  }
}
