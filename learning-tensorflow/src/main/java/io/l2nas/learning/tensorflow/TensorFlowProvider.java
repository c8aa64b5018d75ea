package io.l2nas.learning.tensorflow;

import io.l2nas.core.learning.ActorCritic;
import io.l2nas.core.learning.ActorCriticProvider;
import io.l2nas.core.learning.ActorCriticSettings;
import io.l2nas.core.learning.ActorCriticWeights;
import io.l2nas.tensorflow.NativeLibrary;

/** What {@code learner=tensorflow} asks for. The native library is loaded on first use. */
public final class TensorFlowProvider implements ActorCriticProvider {

  @Override
  public String name() {
    return "tensorflow";
  }

  @Override
  public ActorCritic create(ActorCriticSettings settings, long seed) {
    NativeLibrary.load();
    return new TensorFlowActorCritic(settings, ActorCriticWeights.draw(settings, seed));
  }
}
