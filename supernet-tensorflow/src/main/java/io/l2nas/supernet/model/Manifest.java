package io.l2nas.supernet.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.l2nas.core.network.ImageShape;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.training.fit.Standardisation;
import io.l2nas.training.fit.Standardisation.Channel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be known of a graph to ask it. Its bytes as JSON are what a supernet is named by, and
 * they name the graph's.
 *
 * @param format 1
 * @param space the name of the space whose architectures it holds
 * @param images what it is shown
 * @param classes how many it tells apart
 * @param inputs the tensors that are fed: {@code name:index}
 * @param output the tensor with the evidence for each class, floats of shape batch × classes
 * @param network how large the networks are, for their costs; null if nobody knows
 * @param training how it was trained, for people
 * @param engine who computes the graph; null is TensorFlow
 * @param graph the SHA-256 of the file with the graph; null before there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
    int format,
    String space,
    Images images,
    int classes,
    Inputs inputs,
    String output,
    Network network,
    Map<String, String> training,
    Engine engine,
    String graph) {
  /** The only one so far. */
  public static final int FORMAT = 1;

  /**
   * Square images.
   *
   * @param side rows and columns
   * @param standardisation of each channel: what is subtracted from its pixels, from 0 to 255, and
   *     what they are divided by
   */
  public record Images(int side, List<Channel> standardisation) {
    public Images {
      require("images.standardisation", standardisation);
      standardisation = List.copyOf(standardisation);
    }
  }

  /**
   * Tensors by name.
   *
   * @param images floats of shape batch × rows × columns × channels
   * @param choices integers of 32 bits, one for each row of the space: the index of its choice, −1
   *     where none is taken
   */
  public record Inputs(String images, String choices) {
    public Inputs {
      require("inputs.images", images);
      require("inputs.choices", choices);
    }
  }

  /**
   * The size of the networks, as the evaluator {@code train} counts it.
   *
   * @param width C
   * @param cells of a stage, or of all the network
   */
  public record Network(int width, int cells) {}

  public Manifest {
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "format is %d; this version knows %d".formatted(format, FORMAT));
    }
    require("space", space);
    if (BuiltInSpaces.find(space).isEmpty()) {
      throw new IllegalArgumentException(
          "space is '%s'; it must be one of %s".formatted(space, BuiltInSpaces.names()));
    }
    require("images", images);
    require("inputs", inputs);
    require("output", output);
    training = training == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(training));
    new ImageShape(images.side(), images.standardisation().size(), classes);
  }

  /** What images must be like. */
  public ImageShape shape() {
    return new ImageShape(images.side(), images.standardisation().size(), classes);
  }

  /** What is done to images before they are shown. */
  public Standardisation standardisation() {
    return new Standardisation(images.standardisation());
  }

  /** Who computes the graph. */
  public Engine computedBy() {
    return engine == null ? Engine.TENSORFLOW : engine;
  }

  /** The same for a graph that is stored. */
  Manifest of(String graphDigest) {
    return new Manifest(
        format, space, images, classes, inputs, output, network, training, engine, graphDigest);
  }

  /**
   * The same for a graph of this engine.
   *
   * @throws InvalidModelException if it says that the graph is another's
   */
  Manifest by(Engine wanted) {
    if (engine != null && engine != wanted) {
      throw new InvalidModelException(
          "the manifest has the engine %s, and the graph is for %s; leave the engine out"
              .formatted(engine, wanted));
    }
    Engine written = wanted == Engine.TENSORFLOW ? engine : wanted;
    return new Manifest(
        format, space, images, classes, inputs, output, network, training, written, graph);
  }

  private static void require(String field, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing; it is required");
    }
  }
}
