package io.l2nas.supernet.djl;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.l2nas.core.network.ImageShape;
import io.l2nas.supernet.fit.Classifier;
import io.l2nas.supernet.model.InvalidModelException;
import io.l2nas.supernet.model.RegisteredModel;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A supernet in the engine of DJL that computes it. May be asked by many threads. */
public final class LoadedModel implements Classifier, AutoCloseable {
  private final Model model;
  private final ImageShape shape;
  private final Backend backend;

  /** A predictor serves one thread at a time, and is worth keeping. */
  private final Queue<Predictor<Question, float[]>> idle = new ConcurrentLinkedQueue<>();

  /**
   * Loads it.
   *
   * @throws InvalidModelException if the engine does not take it
   * @throws LinkageError if there is no native library for this platform
   */
  public LoadedModel(RegisteredModel registered) {
    this.shape = registered.manifest().shape();
    this.backend = Backend.of(registered.manifest());
    this.model = Model.newInstance(registered.shortDigest(), backend.engine());
    try {
      model.load(registered.folder(), null, backend.options());
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new InvalidModelException(
          "the supernet %s cannot be loaded: %s".formatted(registered.digest(), e.getMessage()), e);
    }
  }

  @Override
  public float[] logits(int[] choices, float[] images, int count) {
    Predictor<Question, float[]> kept = idle.poll();
    Predictor<Question, float[]> predictor =
        kept == null ? model.newPredictor(new Floats(shape, backend)) : kept;
    try {
      float[] logits = predictor.predict(new Question(choices, images, count));
      requireClasses(logits, count);
      return logits;
    } catch (TranslateException e) {
      throw new InvalidModelException(
          "the supernet %s has no answer: %s".formatted(model.getName(), e.getMessage()), e);
    } finally {
      idle.add(predictor);
    }
  }

  private void requireClasses(float[] logits, int count) {
    if (logits.length != count * shape.classes()) {
      throw new InvalidModelException(
          "the supernet %s answers %d images with %d numbers; for %d classes it must be %d"
              .formatted(
                  model.getName(), count, logits.length, shape.classes(), count * shape.classes()));
    }
  }

  @Override
  public void close() {
    idle.forEach(Predictor::close);
    model.close();
  }

  /** What is asked at once. */
  private static final class Question {
    private final int[] choices;
    private final float[] images;
    private final int count;

    Question(int[] choices, float[] images, int count) {
      this.choices = choices;
      this.images = images;
      this.count = count;
    }
  }

  /** To tensors and back. */
  private record Floats(ImageShape shape, Backend backend)
      implements Translator<Question, float[]> {

    @Override
    public NDList processInput(TranslatorContext context, Question question) {
      NDManager manager = context.getNDManager();
      NDArray choices = manager.create(question.choices);
      choices.setName(backend.choices());
      NDArray images =
          manager.create(
              question.images,
              new Shape(question.count, shape.side(), shape.side(), shape.channels()));
      images.setName(backend.images());
      return new NDList(choices, images);
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList list) {
      return list.singletonOrThrow().toFloatArray();
    }

    @Override
    public Batchifier getBatchifier() {
      return null;
    }
  }
}
