package io.l2nas.learning.tensorflow;

import io.l2nas.core.fixtures.ActorCriticContract;
import io.l2nas.core.learning.ActorCritic;
import io.l2nas.core.learning.ActorCriticSettings;
import io.l2nas.core.learning.Learner;
import io.l2nas.tensorflow.RequiresTensorFlow;

/** The contract that every implementation keeps, by the way that an agent takes. */
@RequiresTensorFlow
class TensorFlowActorCriticTest extends ActorCriticContract {
  @Override
  protected ActorCritic create(ActorCriticSettings settings, long seed) {
    return Learner.TENSORFLOW.create(settings, seed);
  }
}
