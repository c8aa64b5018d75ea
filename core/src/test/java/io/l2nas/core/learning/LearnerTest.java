package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearnerTest {
  private static final AdamSettings ADAM = new AdamSettings(1e-3, 0.9, 0.99);
  private static final ActorCriticSettings SETTINGS =
      new ActorCriticSettings(3, List.of(4), 2, 0.9, ADAM, ADAM, Initialisation.PYTORCH);

  /** A provider that is made for the test. */
  private record Provider(String name, LinkageError error) implements ActorCriticProvider {
    @Override
    public ActorCritic create(ActorCriticSettings settings, long seed) {
      if (error != null) {
        throw error;
      }
      return new PlainActorCritic(settings, seed);
    }
  }

  @Test
  void plainIsAlwaysHere() {
    // When
    ActorCritic networks = Learner.PLAIN.create(SETTINGS, 1);

    // Then
    assertThat(networks).isInstanceOf(PlainActorCritic.class);
  }

  @Test
  void takesTheProviderOfItsName() {
    // Given
    List<ActorCriticProvider> providers =
        List.of(
            new Provider("other", new UnsatisfiedLinkError("wrong one")),
            new Provider("tensorflow", null));

    // When
    ActorCritic networks = Learner.TENSORFLOW.createBy(providers, SETTINGS, 1);

    // Then
    assertThat(networks).isNotNull();
  }

  /** Core is tested without TensorFlow. */
  @Test
  void saysThatItsModuleIsMissing() {
    // When
    // Then
    assertThatThrownBy(() -> Learner.TENSORFLOW.create(SETTINGS, 1))
        .isInstanceOf(LearnerUnavailableException.class)
        .hasMessage(
            "setting learner is 'tensorflow', but nothing on the class path provides it; set"
                + " learner=plain, or add the module l2nas-learning-tensorflow");
  }

  @Test
  void saysThatItsLibraryCannotBeLoaded() {
    // Given
    List<ActorCriticProvider> providers =
        List.of(new Provider("tensorflow", new UnsatisfiedLinkError("no jnitensorflow")));

    // When
    // Then
    assertThatThrownBy(() -> Learner.TENSORFLOW.createBy(providers, SETTINGS, 1))
        .isInstanceOf(LearnerUnavailableException.class)
        .hasMessage(
            "setting learner is 'tensorflow', but its native library cannot be loaded here"
                + " (java.lang.UnsatisfiedLinkError: no jnitensorflow); set learner=plain, or run"
                + " it on a platform that the library has been built for");
  }
}
