package io.l2nas.supernet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.l2nas.contracts.Sha256;
import io.l2nas.supernet.fit.CheckpointFile;
import io.l2nas.supernet.fit.DatasetDigest;
import io.l2nas.supernet.fit.FrozenGraph;
import io.l2nas.supernet.fit.SupernetSettings;
import io.l2nas.supernet.fit.SupernetTraining;
import io.l2nas.supernet.model.Manifest;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.images.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Trains a supernet into a registry. What is trained, and on which images, decides on every bit of
 * it, the digest included. A training that was broken off goes on where its last checkpoint is, and
 * one that has come to its end is not done again.
 */
public final class SupernetTrainer {
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(10);

  private final ModelRegistry registry;
  private final SupernetSettings settings;
  private final String name;
  private final Dataset dataset;
  private final String images;
  private final Path folder;

  /** Hears how far it is. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A step was taken.
     *
     * @param done how many have been
     * @param loss before that step
     */
    void stepped(int done, int steps, float loss);
  }

  /**
   * For one training.
   *
   * @param name of the data set, as experiments use it
   */
  public SupernetTrainer(
      ModelRegistry registry, SupernetSettings settings, String name, Dataset dataset) {
    this.registry = registry;
    this.settings = settings;
    this.name = name;
    this.dataset = dataset;
    this.images = DatasetDigest.of(dataset);
    this.folder =
        registry.folder().resolve(".training").resolve(Sha256.text(training().getBytes(UTF_8)));
  }

  /**
   * Trains it, or what is left to be trained.
   *
   * @throws IllegalArgumentException if images and settings do not fit
   * @throws io.l2nas.supernet.fit.DivergedException if nothing can come of it
   * @throws io.l2nas.supernet.fit.UnreadableCheckpointException if its checkpoint is spoilt
   * @throws IOException if the folder cannot be written
   * @throws InterruptedException if the thread was interrupted; a checkpoint is left
   * @throws LinkageError if there is no TensorFlow for this platform
   */
  public RegisteredModel train(Listener listener) throws IOException, InterruptedException {
    Path result = folder.resolve("digest");
    if (Files.exists(result)) {
      return registry.get(Files.readString(result).strip());
    }
    CheckpointFile checkpoints = new CheckpointFile(folder.resolve("checkpoint"), training());
    try (SupernetTraining training = new SupernetTraining(settings, dataset)) {
      checkpoints.read().ifPresent(training::restore);
      run(training, checkpoints, listener);
      RegisteredModel model = registry.add(manifest(training), training.frozen());
      Files.createDirectories(folder);
      Files.writeString(result, model.digest() + "\n");
      checkpoints.delete();
      return model;
    }
  }

  private static void run(SupernetTraining training, CheckpointFile checkpoints, Listener listener)
      throws IOException, InterruptedException {
    long written = System.nanoTime();
    while (training.done() < training.steps()) {
      float loss = training.step();
      listener.stepped(training.done(), training.steps(), loss);
      boolean interrupted = Thread.interrupted();
      if (interrupted || System.nanoTime() - written >= BETWEEN_CHECKPOINTS.toNanos()) {
        checkpoints.write(training.checkpoint());
        written = System.nanoTime();
      }
      if (interrupted) {
        throw new InterruptedException("the training was interrupted");
      }
    }
  }

  private Manifest manifest(SupernetTraining training) throws InterruptedException {
    FitSettings fit = settings.fit();
    Map<String, String> record = new HashMap<>();
    record.put("dataset", name);
    record.put("images", images);
    record.put("epochs", String.valueOf(fit.epochs()));
    record.put("steps", String.valueOf(training.steps()));
    record.put("batch", String.valueOf(fit.batch()));
    record.put("rate", String.valueOf(fit.rate()));
    record.put("schedule", fit.schedule().name().toLowerCase(Locale.ROOT));
    record.put("decay", String.valueOf(fit.weightDecay()));
    record.put("seed", String.valueOf(fit.seed()));
    record.put("accuracy", String.format(Locale.ROOT, "%.4f", training.accuracy()));
    return new Manifest(
        Manifest.FORMAT,
        settings.space(),
        new Manifest.Images(dataset.shape().side(), training.standardisation().channels()),
        dataset.shape().classes(),
        new Manifest.Inputs(FrozenGraph.IMAGES + ":0", FrozenGraph.CHOICES + ":0"),
        FrozenGraph.LOGITS + ":0",
        new Manifest.Network(settings.width(), settings.cells()),
        record,
        null,
        null);
  }

  /** What is trained, and how, and on what. */
  private String training() {
    return "%s on %s with the SHA-256 %s".formatted(settings, name, images);
  }
}
