package io.l2nas.supernet.fit;

import io.l2nas.training.network.Weights.Weight;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** The weights of a graph and their speeds, to be read and put back. */
final class GraphState {
  private final Session session;
  private final List<Slot> slots = new ArrayList<>();
  private final int weights;

  private record Slot(
      Shape shape, Operand<TFloat32> value, Placeholder<TFloat32> other, Op assignment) {}

  GraphState(Ops tf, Session session, List<Weight> weights, List<VarHandleOp> speeds) {
    this.session = session;
    this.weights = weights.size();
    weights.forEach(weight -> add(tf, weight.shape(), weight.handle()));
    for (int i = 0; i < speeds.size(); i++) {
      add(tf, weights.get(i).shape(), speeds.get(i));
    }
  }

  private void add(Ops tf, Shape shape, VarHandleOp handle) {
    Placeholder<TFloat32> other = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    slots.add(
        new Slot(
            shape,
            tf.readVariableOp(handle, TFloat32.class),
            other,
            tf.assignVariableOp(handle, other)));
  }

  /** The weights, in the order of the layers. */
  List<float[]> weights() {
    return read().subList(0, weights);
  }

  /** The weights, then their speeds. */
  List<float[]> read() {
    Session.Runner runner = session.runner();
    slots.forEach(slot -> runner.fetch(slot.value()));
    List<float[]> numbers = new ArrayList<>();
    try (Result result = runner.run()) {
      result.forEach(entry -> numbers.add(floats(entry.getValue())));
    }
    return numbers;
  }

  /**
   * Sets all of them to what was read.
   *
   * @throws IllegalArgumentException if it was read of another graph
   */
  void write(List<float[]> numbers) {
    if (numbers.size() != slots.size()) {
      throw new IllegalArgumentException(
          "there are %d tensors; this network has %d".formatted(numbers.size(), slots.size()));
    }
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      float[] values = numbers.get(i);
      if (values.length != slot.shape().size()) {
        throw new IllegalArgumentException(
            "tensor %d has %d numbers; this network's has %d"
                .formatted(i, values.length, slot.shape().size()));
      }
      try (TFloat32 tensor = TFloat32.tensorOf(slot.shape(), DataBuffers.of(values))) {
        session.runner().feed(slot.other(), tensor).addTarget(slot.assignment()).run().close();
      }
    }
  }

  /** The numbers of a tensor, row by row. */
  static float[] floats(Tensor tensor) {
    float[] numbers = new float[Math.toIntExact(tensor.shape().size())];
    tensor.asRawTensor().data().asFloats().read(numbers);
    return numbers;
  }
}
