package io.l2nas.core.learning;

/**
 * Brings another implementation of {@link ActorCritic}. It is found with {@link
 * java.util.ServiceLoader}, so that this module need not know whose library it uses.
 */
public interface ActorCriticProvider {

  /** The value of the setting {@code learner} that asks for it. */
  String name();

  /**
   * Fresh networks that begin with {@link ActorCriticWeights}.
   *
   * @throws LinkageError if a native library cannot be loaded
   */
  ActorCritic create(ActorCriticSettings settings, long seed);
}
