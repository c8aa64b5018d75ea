package io.l2nas.tensorflow;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests, with the reason, where there is no native library. */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
@ExtendWith(RequiresTensorFlow.Condition.class)
public @interface RequiresTensorFlow {

  /** Looks by loading it. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      try {
        NativeLibrary.load();
        return ConditionEvaluationResult.enabled("TensorFlow is here");
      } catch (LinkageError e) {
        return ConditionEvaluationResult.disabled("TensorFlow cannot be loaded here: " + e);
      }
    }
  }
}
