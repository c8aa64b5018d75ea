package io.l2nas.history.ledger;

import io.l2nas.contracts.StepLearned;
import io.l2nas.history.ledger.LearningPoint.Sum;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What agents have told of their learning, down-sampled as it comes. It is told at least once: what
 * comes again is left out, and where only some of a batch does, a few steps are.
 */
@ApplicationScoped
public class LearningCurves {
  /** A step that comes again is not behind the last one of its point. */
  private static final String ADD =
      """
      insert into learning as l (experiment, bucket, last_step, rewards, reward_sum, predictions, prediction_sum, updates,
          critic_loss_sum, actor_loss_sum, explorations, exploration_sum, waits, wait_sum)
      select r.experiment, r.bucket, r.last_step, r.rewards, r.reward_sum, r.predictions, r.prediction_sum, r.updates,
          r.critic_loss_sum, r.actor_loss_sum, r.explorations, r.exploration_sum, r.waits, r.wait_sum
      from json_to_recordset(cast(cast($1 as text) as json)) as r(experiment text, bucket int, first_step int, last_step int,
          rewards int, reward_sum float8, predictions int, prediction_sum float8, updates int, critic_loss_sum float8,
          actor_loss_sum float8, explorations int, exploration_sum float8, waits int, wait_sum float8)
      join experiment e on e.id = r.experiment
      where not exists (
          select from learning k where k.experiment = r.experiment and k.bucket = r.bucket and k.last_step >= r.first_step)
      order by r.experiment, r.bucket
      on conflict (experiment, bucket) do update set
          last_step = excluded.last_step,
          rewards = l.rewards + excluded.rewards,
          reward_sum = l.reward_sum + excluded.reward_sum,
          predictions = l.predictions + excluded.predictions,
          prediction_sum = l.prediction_sum + excluded.prediction_sum,
          updates = l.updates + excluded.updates,
          critic_loss_sum = l.critic_loss_sum + excluded.critic_loss_sum,
          actor_loss_sum = l.actor_loss_sum + excluded.actor_loss_sum,
          explorations = l.explorations + excluded.explorations,
          exploration_sum = l.exploration_sum + excluded.exploration_sum,
          waits = l.waits + excluded.waits,
          wait_sum = l.wait_sum + excluded.wait_sum
      """;

  private static final String POINTS =
      "select * from learning where experiment = $1 order by bucket";

  private final Pool database;

  LearningCurves(Pool database) {
    this.database = database;
  }

  /** Takes in what was told, in the order in which it was; of unknown experiments nothing. */
  public Uni<Void> add(Collection<StepLearned> told) {
    Collection<LearningPoint> points = pointsOf(told);
    return points.isEmpty()
        ? Uni.createFrom().voidItem()
        : database.preparedQuery(ADD).execute(Tuple.of(Rows.ofLearning(points))).replaceWithVoid();
  }

  /** The points of what was told; a step that is told again behind a later one is left out. */
  static Collection<LearningPoint> pointsOf(Collection<StepLearned> told) {
    Map<List<Object>, LearningPoint> points = new LinkedHashMap<>();
    Map<String, Integer> lastSteps = new HashMap<>();
    for (StepLearned learned : told) {
      if (learned.step() > lastSteps.getOrDefault(learned.experiment(), -1)) {
        lastSteps.put(learned.experiment(), learned.step());
        LearningPoint point = LearningPoint.of(learned);
        points.merge(List.of(point.experiment(), point.bucket()), point, LearningPoint::plus);
      }
    }
    return points.values();
  }

  /** The curve of an experiment, in the order of its steps. */
  public Uni<List<LearningPoint>> points(String experiment) {
    return database
        .preparedQuery(POINTS)
        .execute(Tuple.of(experiment))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(LearningCurves::point)
                    .toList());
  }

  private static LearningPoint point(Row row) {
    return new LearningPoint(
        row.getString("experiment"),
        row.getInteger("bucket"),
        row.getInteger("last_step"),
        row.getInteger("last_step"),
        sum(row, "rewards", "reward_sum"),
        sum(row, "predictions", "prediction_sum"),
        sum(row, "updates", "critic_loss_sum"),
        sum(row, "updates", "actor_loss_sum"),
        sum(row, "explorations", "exploration_sum"),
        sum(row, "waits", "wait_sum"));
  }

  private static Sum sum(Row row, String count, String total) {
    return new Sum(row.getInteger(count), row.getDouble(total));
  }
}
