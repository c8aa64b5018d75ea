package io.l2nas.learning.tensorflow;

import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.family.TType;

/**
 * A tensor that a session remembers from run to run. A resource variable: what was read keeps its
 * value when the variable is written later in the same run, which is not so for the older kind.
 */
final class Variable<T extends TType> {
  private final VarHandleOp handle;
  private final Class<T> type;
  private final Placeholder<T> first;
  private final AssignVariableOp assignFirst;
  private final Operand<T> now;

  Variable(Ops tf, String name, Class<T> type, Shape shape) {
    this.handle = tf.varHandleOp(type, shape, VarHandleOp.sharedName(name));
    this.type = type;
    this.first = tf.placeholder(type, Placeholder.shape(shape));
    this.assignFirst = tf.assignVariableOp(handle, first);
    this.now = read(tf);
  }

  /** The value after all on which {@code tf} depends. */
  Operand<T> read(Ops tf) {
    return tf.readVariableOp(handle, type);
  }

  Op assign(Ops tf, Operand<T> value) {
    return tf.assignVariableOp(handle, value);
  }

  /** What operations take that write the variable by themselves. */
  VarHandleOp handle() {
    return handle;
  }

  /** Shows the value to a reader; it must not keep the tensor. */
  void look(Session session, Consumer<T> reader) {
    try (Result result = session.runner().fetch(now).run()) {
      reader.accept(type.cast(result.get(0)));
    }
  }

  /** Sets the value that the next run begins with; closes the tensor. */
  void begin(Session session, T value) {
    try (value) {
      session.runner().feed(first, value).addTarget(assignFirst).run().close();
    }
  }
}
