package io.l2nas.core.l2nas;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.agent.SearchAgent;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.learning.ActorCritic;
import io.l2nas.core.learning.ActorCritic.Losses;
import io.l2nas.core.learning.ActorCriticWeights;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.SearchSpace;
import java.util.Map;
import java.util.Optional;

/**
 * L²NAS (Mills et al., CIKM 2021), section 2: a DDPG actor that proposes from the mean of the best
 * architectures, and a critic that learns a high quantile of the reward.
 *
 * <pre>
 * propose  α_t = μ(s_t) + z_t,  z_t ~ Uniform(−ξ, ξ)                        (Eq. 4)
 *          or, exploring, α_t ~ Uniform(0, 1)
 * learn    R ← R ∪ {(s_t, α_t, r_t)}
 *          C = min(⌊|R| / |B|⌋, C_max) times: draw a batch, update critic, then actor
 * </pre>
 */
public final class L2nasAgent implements SearchAgent {
  private final L2nasSettings settings;
  private final Exploration exploration;
  private final ReplayBuffer buffer;
  private final ActorCritic actorCritic;
  private final int size;
  private final long seed;
  private int refusedUpdates;
  private Map<String, Double> insight = Map.of();

  /** An agent that begins with nothing. */
  public L2nasAgent(SearchSpace space, L2nasSettings settings, long seed) {
    this(space, settings, Optional.empty(), seed);
  }

  /**
   * @param learned the weights of another agent of the space and of these networks, to begin with;
   *     if empty the first weights are drawn
   */
  public L2nasAgent(
      SearchSpace space, L2nasSettings settings, Optional<ActorCriticWeights> learned, long seed) {
    this.settings = settings;
    this.exploration = settings.exploration();
    this.buffer = new ReplayBuffer(settings.buffer(), space.size());
    this.actorCritic = settings.learner().create(settings.networks(space), seed);
    learned.ifPresent(actorCritic::begin);
    this.size = space.size();
    this.seed = seed;
  }

  @Override
  public FloatVector propose(int step, FloatVector state) {
    RandomStream random = RandomStream.of(seed, Purpose.ACTION, step);
    if (random.nextDouble() < exploration.probability(step)) {
      return RandomAgent.uniform(size, random);
    }
    float[] alpha = actorCritic.act(state.toArray());
    for (int i = 0; i < size; i++) {
      alpha[i] += random.nextFloat((float) settings.xi());
    }
    return FloatVector.of(alpha);
  }

  @Override
  public void learn(int step, FloatVector state, FloatVector alpha, double reward) {
    Insight seen = new Insight(exploration.probability(step), actorCritic.value(alpha.toArray()));
    buffer.add(state, alpha, reward);
    RandomStream random = RandomStream.of(seed, Purpose.BATCH, step);
    for (int update = 0; update < settings.updates(buffer.size()); update++) {
      Losses losses = actorCritic.update(buffer.draw(settings.batch(), random));
      if (losses.applied()) {
        seen.add(losses);
      } else {
        refusedUpdates++;
      }
    }
    insight = seen.metrics();
  }

  @Override
  public Map<String, Double> insight() {
    return insight;
  }

  @Override
  public void save(MemoryWriter memory) {
    memory.putInt(refusedUpdates);
    buffer.save(memory);
    actorCritic.save(memory);
  }

  @Override
  public void restore(MemoryReader memory) {
    refusedUpdates = memory.getInt();
    buffer.restore(memory);
    actorCritic.restore(memory);
  }

  @Override
  public Optional<ActorCriticWeights> learned() {
    return Optional.of(actorCritic.weights());
  }

  @Override
  public int refusedUpdates() {
    return refusedUpdates;
  }
}
