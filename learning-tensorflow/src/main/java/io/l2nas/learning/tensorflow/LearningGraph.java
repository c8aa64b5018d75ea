package io.l2nas.learning.tensorflow;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.learning.ActorCriticSettings;
import io.l2nas.core.learning.ActorCriticWeights;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Actor and critic as one graph: what is fed, what is fetched. The equations are those of {@code
 * PlainActorCritic}, term by term.
 */
final class LearningGraph {
  private final ActorCriticSettings settings;
  private final Network actor;
  private final Network critic;
  private final Adam actorAdam;
  private final Adam criticAdam;

  /** Of an update: s_i, α_i and r_i. */
  final Placeholder<TFloat32> states;

  final Placeholder<TFloat32> alphas;
  final Placeholder<TFloat32> rewards;

  /** L_critic, J_actor, and 1 if the actor was moved; to fetch it is to make the update. */
  final Operand<TFloat64> losses;

  /** One s or one α, shape 1 × size. */
  final Placeholder<TFloat32> single;

  /** μ(s) of the single s. */
  final Operand<TFloat32> action;

  /** Q(α) of the single α. */
  final Operand<TFloat32> value;

  LearningGraph(Graph graph, ActorCriticSettings settings) {
    this.settings = settings;
    Ops tf = Ops.create(graph);
    actor = new Network(tf, "actor", settings.actorWidths());
    critic = new Network(tf, "critic", settings.criticWidths());
    actorAdam = new Adam(tf, "actor", settings.actor(), actor.parameters());
    criticAdam = new Adam(tf, "critic", settings.critic(), critic.parameters());
    int size = settings.size();
    states = floats(tf, Shape.of(settings.batch(), size));
    alphas = floats(tf, Shape.of(settings.batch(), size));
    rewards = floats(tf, Shape.of(settings.batch(), 1));
    losses = update(tf);
    single = floats(tf, Shape.of(1, size));
    action = tf.math.sigmoid(actor.forward(tf, single).output());
    value = critic.forward(tf, single).output();
  }

  /** Sets the first weights, zero moments, and no step taken. */
  void begin(Session session, ActorCriticWeights weights) {
    actor.begin(session, weights.actor());
    critic.begin(session, weights.critic());
    actorAdam.begin(session);
    criticAdam.begin(session);
  }

  ActorCriticWeights weights(Session session) {
    return new ActorCriticWeights(actor.look(session), critic.look(session));
  }

  void save(Session session, MemoryWriter memory) {
    actorAdam.save(session, memory);
    criticAdam.save(session, memory);
  }

  void restore(Session session, MemoryReader memory) {
    actorAdam.restore(session, memory);
    criticAdam.restore(session, memory);
  }

  private Operand<TFloat64> update(Ops tf) {
    // L_critic = (1/|B|) Σ ρ_τ(r_i − Q(α_i)), Eq. 5.
    Network.Pass values = critic.forward(tf, alphas);
    Operand<TFloat32> x = tf.math.sub(rewards, values.output());
    Operand<TFloat32> tau = tf.constant((float) settings.tau());
    Operand<TFloat32> indicator =
        tf.dtypes.cast(tf.math.lessEqual(x, tf.constant(0f)), TFloat32.class);
    Operand<TFloat64> loss = mean(tf, tf.math.mul(x, tf.math.sub(tau, indicator)));
    List<Operand<TFloat32>> criticGradients =
        values.gradients(
            tf, tf.math.div(tf.math.sub(indicator, tau), tf.constant((float) settings.batch())));
    Operand<TBool> criticTaken =
        tf.math.logicalAnd(tf.math.isFinite(loss), criticAdam.isWithinLimit(tf, criticGradients));
    List<Op> criticSteps = criticAdam.step(tf, criticTaken, criticGradients);

    // J_actor = (1/|B|) Σ Q(μ(s_i)), Eq. 6, through the critic as it is after its step; ascended.
    Ops after = tf.withControlDependencies(criticSteps);
    Network.Pass logits = actor.forward(tf, states);
    Operand<TFloat32> proposals = tf.math.sigmoid(logits.output());
    Network.Pass objectives = Network.forward(tf, critic.read(after), proposals);
    Operand<TFloat64> objective = mean(tf, objectives.output());
    Operand<TFloat32> alphaGradient =
        objectives.inputGradient(
            tf,
            tf.fill(
                tf.constant(new int[] {settings.batch(), 1}), tf.constant(-1f / settings.batch())));
    Operand<TFloat32> slope = tf.math.mul(proposals, tf.math.sub(tf.constant(1f), proposals));
    List<Operand<TFloat32>> actorGradients =
        logits.gradients(tf, tf.math.mul(alphaGradient, slope));
    Operand<TBool> actorTaken =
        tf.math.logicalAnd(
            tf.math.logicalAnd(criticTaken, tf.math.isFinite(objective)),
            actorAdam.isWithinLimit(tf, actorGradients));
    List<Op> actorSteps = actorAdam.step(tf, actorTaken, actorGradients);

    return tf.withControlDependencies(actorSteps)
        .stack(List.of(loss, objective, tf.dtypes.cast(actorTaken, TFloat64.class)));
  }

  /** In double precision, as the plain networks add it up: rewards may be near a float's bounds. */
  private static Operand<TFloat64> mean(Ops tf, Operand<TFloat32> column) {
    return tf.math.mean(tf.dtypes.cast(column, TFloat64.class), tf.constant(new int[] {0, 1}));
  }

  private static Placeholder<TFloat32> floats(Ops tf, Shape shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }
}
