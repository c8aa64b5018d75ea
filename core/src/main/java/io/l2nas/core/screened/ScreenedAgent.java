package io.l2nas.core.screened;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.agent.SearchAgent;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import java.util.Set;

/**
 * Critics rank a few hundred candidates around the best architectures, and one query is spent on
 * the most promising: the Wolpertinger policy (Dulac-Arnold et al., 2015) with the best
 * architectures so far in the actor's place.
 *
 * <p>The search is a sequence of climbs. Each begins with a few random architectures and fresh
 * critics, draws its candidates around the best of its own, and ends when it has found nothing
 * better for a while. What critics have learned before helps to find a narrow summit, and leads
 * back into the same false one; so the critics of every other climb learn from all that is known,
 * those of the others only from their own climb.
 */
public final class ScreenedAgent implements SearchAgent {
  /** Around how many of the best candidates are drawn. */
  private static final int BEST = 10;

  /** Updates of critics that have seen nothing yet. */
  private static final int FIRST_UPDATES = 200;

  private final SearchSpace space;
  private final ScreenedSettings settings;
  private final long seed;
  private final Candidates candidates;
  private final Trials all = new Trials();

  /** How many climbs have ended. */
  private int ended;

  /** What this climb has found. */
  private Trials climb;

  /** What the critics learn from: this climb or all. */
  private Trials lessons;

  private Critics critics;
  private boolean trained;

  /** Random architectures that this climb has yet to ask for. */
  private int starts;

  private double best;
  private int sinceBest;
  private int refusedUpdates;

  public ScreenedAgent(SearchSpace space, ScreenedSettings settings, long seed) {
    this.space = space;
    this.settings = settings;
    this.seed = seed;
    this.candidates = new Candidates(space);
    begin();
  }

  @Override
  public FloatVector propose(int step, FloatVector state) {
    RandomStream random = RandomStream.of(seed, Purpose.ACTION, step);
    Architecture next;
    if (starts > 0 || climb.size() == 0) {
      starts--;
      next = candidates.anywhere(random);
    } else {
      next = mostPromising(random);
    }
    candidates.exclude(next);
    return space.oneHot(next);
  }

  @Override
  public void learn(int step, FloatVector state, FloatVector alpha, double reward) {
    Architecture architecture = space.discretize(alpha);
    all.add(architecture, reward);
    climb.add(architecture, reward);
    if (climb.size() >= settings.warmUp()) {
      train(RandomStream.of(seed, Purpose.BATCH, step));
    }
    sinceBest = reward > best ? 0 : sinceBest + 1;
    best = Math.max(best, reward);
    if (starts <= 0 && sinceBest >= settings.patience()) {
      ended++;
      begin();
    }
  }

  @Override
  public void save(MemoryWriter memory) {
    memory.putInt(ended);
    memory.putInt(starts);
    memory.putInt(sinceBest);
    memory.putInt(refusedUpdates);
    memory.putFlag(trained);
    candidates.save(memory);
    all.save(space, memory);
    climb.save(space, memory);
    critics.save(memory);
  }

  @Override
  public void restore(MemoryReader memory) {
    ended = memory.getInt();
    begin();
    starts = memory.getInt();
    sinceBest = memory.getInt();
    refusedUpdates = memory.getInt();
    trained = memory.getFlag();
    candidates.restore(memory);
    all.restore(space, memory);
    climb.restore(space, memory);
    critics.restore(memory);
    best = climb.bestReward();
  }

  @Override
  public int refusedUpdates() {
    return refusedUpdates;
  }

  private void begin() {
    climb = new Trials();
    lessons = ended % 2 == 0 ? climb : all;
    starts = settings.warmUp();
    best = Double.NEGATIVE_INFINITY;
    sinceBest = 0;
    trained = false;
    int first = ended * settings.critics();
    critics =
        new Critics(
            space,
            settings.critics(),
            critic -> RandomStream.of(seed, Purpose.INITIALISATION, first + critic));
  }

  private void train(RandomStream random) {
    refusedUpdates += critics.train(lessons, trained ? settings.updates() : FIRST_UPDATES, random);
    trained = true;
  }

  private Architecture mostPromising(RandomStream random) {
    Set<Architecture> screened = candidates.around(climb.best(BEST), random);
    if (screened.isEmpty()) {
      return candidates.anywhere(random);
    }
    Architecture best = null;
    double promise = Double.NEGATIVE_INFINITY;
    for (Architecture candidate : screened) {
      double p = critics.promise(candidate, settings.optimism());
      if (best == null || p > promise) {
        best = candidate;
        promise = p;
      }
    }
    return best;
  }
}
