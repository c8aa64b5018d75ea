package io.l2nas.core.learning;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;

/**
 * Actor and critic in plain Java: no native library, strict floating point, every sum in one order.
 * The same seed and batches give the same weights, bit for bit, on every machine.
 *
 * <p>Both are multi-layer perceptrons with ReLU (section 3.4); the actor ends in a sigmoid, the
 * critic in one linear output. The critic sees the action alone: no state, no discount, no target
 * network.
 */
public final class PlainActorCritic implements ActorCritic {
  private final int size;
  private final int batchSize;
  private final CheckLoss checkLoss;
  private final Mlp actor;
  private final Mlp critic;
  private final Mlp singleActor;
  private final Mlp singleCritic;
  private final Adam actorAdam;
  private final Adam criticAdam;
  private final float[][] valueGradients;
  private final float[][] alphas;
  private final float[][] alphaGradients;

  public PlainActorCritic(ActorCriticSettings settings, long seed) {
    size = settings.size();
    batchSize = settings.batch();
    checkLoss = new CheckLoss((float) settings.tau());
    actor = Mlp.of(settings.actorWidths(), batchSize);
    critic = Mlp.of(settings.criticWidths(), batchSize);
    singleActor = actor.sharing(1);
    singleCritic = critic.sharing(1);
    actorAdam = new Adam(settings.actor());
    criticAdam = new Adam(settings.critic());
    valueGradients = new float[batchSize][1];
    alphas = new float[batchSize][size];
    alphaGradients = new float[batchSize][size];
    begin(ActorCriticWeights.draw(settings, seed));
  }

  @Override
  public float[] act(float[] state) {
    float[] alpha = new float[size];
    sigmoid(singleActor.forward(new float[][] {state})[0], alpha);
    return alpha;
  }

  @Override
  public float value(float[] alpha) {
    return singleCritic.forward(new float[][] {alpha})[0][0];
  }

  @Override
  public Losses update(Batch batch) {
    requireFits(batch);
    double loss = computeCriticGradients(batch);
    boolean criticStepped = Double.isFinite(loss) && critic.step(criticAdam);
    double objective = computeActorGradients(batch);
    boolean actorStepped = criticStepped && Double.isFinite(objective) && actor.step(actorAdam);
    return new Losses(loss, objective, actorStepped);
  }

  @Override
  public ActorCriticWeights weights() {
    return new ActorCriticWeights(actor.weights(), critic.weights());
  }

  @Override
  public void begin(ActorCriticWeights weights) {
    actor.begin(weights.actor());
    critic.begin(weights.critic());
  }

  @Override
  public void save(MemoryWriter memory) {
    actor.save(memory);
    critic.save(memory);
    actorAdam.save(memory);
    criticAdam.save(memory);
  }

  @Override
  public void restore(MemoryReader memory) {
    actor.restore(memory);
    critic.restore(memory);
    actorAdam.restore(memory);
    criticAdam.restore(memory);
  }

  private void requireFits(Batch batch) {
    if (batch.rewards().length != batchSize) {
      throw new IllegalArgumentException(
          "the batch has %d transitions; it must have %d"
              .formatted(batch.rewards().length, batchSize));
    }
  }

  /** L_critic = (1/|B|) Σ ρ_τ(r_i − Q(α_i)), Eq. 5, and its gradients in the critic. */
  double computeCriticGradients(Batch batch) {
    float[][] values = critic.forward(batch.alphas());
    double loss = 0;
    for (int i = 0; i < batchSize; i++) {
      loss += checkLoss.of(batch.rewards()[i], values[i][0]);
      valueGradients[i][0] = checkLoss.derivative(batch.rewards()[i], values[i][0]) / batchSize;
    }
    critic.computeGradients(valueGradients);
    return loss / batchSize;
  }

  /**
   * J_actor = (1/|B|) Σ Q(μ(s_i)), Eq. 6, and the gradients of −J_actor in the actor: the paper
   * calls it a loss, yet the actor ascends. They pass through the critic, whose weights stay as
   * they are.
   */
  double computeActorGradients(Batch batch) {
    float[][] logits = actor.forward(batch.states());
    for (int i = 0; i < batchSize; i++) {
      sigmoid(logits[i], alphas[i]);
    }
    float[][] values = critic.forward(alphas);
    double objective = 0;
    for (int i = 0; i < batchSize; i++) {
      objective += values[i][0];
      valueGradients[i][0] = -1f / batchSize;
    }
    critic.inputGradients(valueGradients, alphaGradients);
    for (int i = 0; i < batchSize; i++) {
      for (int j = 0; j < size; j++) {
        alphaGradients[i][j] *= alphas[i][j] * (1 - alphas[i][j]);
      }
    }
    actor.computeGradients(alphaGradients);
    return objective / batchSize;
  }

  Mlp actor() {
    return actor;
  }

  Mlp critic() {
    return critic;
  }

  private static void sigmoid(float[] logits, float[] alpha) {
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = (float) (1 / (1 + StrictMath.exp(-logits[i])));
    }
  }
}
