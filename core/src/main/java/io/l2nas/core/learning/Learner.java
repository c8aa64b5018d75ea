package io.l2nas.core.learning;

import java.util.Locale;
import java.util.ServiceLoader;

/**
 * Who computes the updates of actor and critic. To name one loads nothing: what it needs is looked
 * for when networks are created.
 */
public enum Learner {
  /** {@link PlainActorCritic}: bit-exact on every machine, and always here. */
  PLAIN {
    @Override
    public ActorCritic create(ActorCriticSettings settings, long seed) {
      return new PlainActorCritic(settings, seed);
    }
  },
  /** A TensorFlow graph, from a module of its own. */
  TENSORFLOW {
    @Override
    public ActorCritic create(ActorCriticSettings settings, long seed) {
      // By the loader of the port, not by that of the thread: a consumer's thread may have any.
      ClassLoader loader = ActorCriticProvider.class.getClassLoader();
      return createBy(ServiceLoader.load(ActorCriticProvider.class, loader), settings, seed);
    }
  };

  /**
   * Fresh networks.
   *
   * @throws LearnerUnavailableException if the learner is not here, or its native library cannot be
   *     loaded
   */
  public abstract ActorCritic create(ActorCriticSettings settings, long seed);

  /** By the provider of this learner's name. */
  ActorCritic createBy(
      Iterable<ActorCriticProvider> providers, ActorCriticSettings settings, long seed) {
    String name = name().toLowerCase(Locale.ROOT);
    for (ActorCriticProvider provider : providers) {
      if (provider.name().equals(name)) {
        return create(provider, settings, seed);
      }
    }
    throw new LearnerUnavailableException(
        "setting learner is '%s', but nothing on the class path provides it; set learner=plain, or add the module l2nas-learning-%1$s"
            .formatted(name),
        null);
  }

  private static ActorCritic create(
      ActorCriticProvider provider, ActorCriticSettings settings, long seed) {
    try {
      return provider.create(settings, seed);
    } catch (LinkageError e) {
      throw new LearnerUnavailableException(
          "setting learner is '%s', but its native library cannot be loaded here (%s); set learner=plain, or run it on a platform that the library has been built for"
              .formatted(provider.name(), e),
          e);
    }
  }
}
