package io.l2nas.core.policy;

import io.l2nas.contracts.Policy;
import io.l2nas.contracts.Sha256;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.checkpoint.UnreadableCheckpointException;
import io.l2nas.core.learning.ActorCriticWeights;
import io.l2nas.core.learning.ActorCriticWeights.Layer;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The weights of a {@link Policy} as bytes and texts: 32-bit floats, big-endian, the actor's layers
 * and then the critic's.
 */
public final class PolicyWeights {
  /**
   * The most weights of a policy. The submission that carries it must fit the topic of the states;
   * three layers of 256 on the largest built-in space have 414,000.
   */
  private static final int MAX_WEIGHTS = 500_000;

  private final byte[] bytes;

  private PolicyWeights(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Of networks.
   *
   * @throws IllegalArgumentException if they are too large to travel
   */
  public static PolicyWeights of(ActorCriticWeights weights) {
    MemoryWriter memory = new MemoryWriter();
    weights.actor().forEach(layer -> write(layer, memory));
    weights.critic().forEach(layer -> write(layer, memory));
    byte[] bytes = memory.toBytes();
    requireTravels(bytes.length / Float.BYTES);
    return new PolicyWeights(bytes);
  }

  /** SHA-256, as text. */
  public String digest() {
    return Sha256.text(bytes);
  }

  /** Base64, in pieces that a record may have. */
  public List<String> texts() {
    String text = Base64.getEncoder().encodeToString(bytes);
    List<String> pieces = new ArrayList<>();
    for (int begin = 0; begin < text.length(); begin += Policy.MAX_PIECE) {
      pieces.add(text.substring(begin, Math.min(text.length(), begin + Policy.MAX_PIECE)));
    }
    return pieces;
  }

  /**
   * The weights of a policy, for networks of a space.
   *
   * @param hidden neurons per hidden layer of these networks
   * @throws IllegalArgumentException if the policy is of another space or of other networks, or is
   *     not what its digest says
   */
  public static ActorCriticWeights read(Policy policy, SearchSpace space, List<Integer> hidden) {
    if (!policy.spec().space().equals(space.definition())) {
      throw new IllegalArgumentException(
          "the policy was learned on the space '%s', and the search is on '%s'; a policy fits its own space alone"
              .formatted(policy.spec().space().name(), space.definition().name()));
    }
    if (!policy.hidden().equals(hidden)) {
      throw new IllegalArgumentException(
          "setting hidden is %s, but the policy's networks have %s; leave the setting out"
              .formatted(hidden, policy.hidden()));
    }
    return read(policy, space.size());
  }

  private static ActorCriticWeights read(Policy policy, int size) {
    byte[] bytes = bytes(policy);
    String digest = Sha256.text(bytes);
    if (!digest.equals(policy.digest())) {
      throw new IllegalArgumentException(
          "the policy's digest is %s, but its weights make it %s; they were altered, export it again"
              .formatted(policy.digest(), digest));
    }
    MemoryReader memory = new MemoryReader(bytes);
    try {
      List<Layer> actor = layers(size, policy.hidden(), size, memory);
      List<Layer> critic = layers(size, policy.hidden(), 1, memory);
      memory.requireEnd();
      return new ActorCriticWeights(actor, critic);
    } catch (UnreadableCheckpointException e) {
      throw new IllegalArgumentException(
          "the policy's weights are not those of two networks of %s on %d choices: %s; export it again"
              .formatted(policy.hidden(), size, e.getMessage()),
          e);
    }
  }

  private static byte[] bytes(Policy policy) {
    String text = String.join("", policy.weights());
    requireTravels(text.length() / 4 * 3 / Float.BYTES);
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the policy's weights are no base64 when they are put together; export it again", e);
    }
  }

  private static void requireTravels(int weights) {
    if (weights > MAX_WEIGHTS) {
      throw new IllegalArgumentException(
          "the policy has %d weights; it may have at most %d".formatted(weights, MAX_WEIGHTS));
    }
  }

  private static List<Layer> layers(int in, List<Integer> hidden, int out, MemoryReader memory) {
    List<Integer> widths = new ArrayList<>(hidden);
    widths.add(out);
    List<Layer> layers = new ArrayList<>();
    int from = in;
    for (int width : widths) {
      Layer layer = new Layer(new float[from][width], new float[width]);
      memory.getFloats(layer.weights());
      memory.getFloats(layer.biases());
      layers.add(layer);
      from = width;
    }
    return layers;
  }

  private static void write(Layer layer, MemoryWriter memory) {
    memory.putFloats(layer.weights());
    memory.putFloats(layer.biases());
  }
}
