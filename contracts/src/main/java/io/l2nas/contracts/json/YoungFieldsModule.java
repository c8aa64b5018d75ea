package io.l2nas.contracts.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.l2nas.contracts.AttemptSpec;
import io.l2nas.contracts.BudgetSpec;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.ReuseSpec;
import io.l2nas.contracts.SharingSpec;
import java.util.Map;

/** Parts of records that are younger than their topics: where they are missing, what was meant. */
final class YoungFieldsModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  private static final Map<Class<?>, Object> MEANT =
      Map.of(
          AttemptSpec.class, AttemptSpec.DEFAULT,
          EvaluationTerms.class, EvaluationTerms.DEFAULT,
          BudgetSpec.class, BudgetSpec.DEFAULT,
          SharingSpec.class, SharingSpec.DEFAULT,
          ReuseSpec.class, ReuseSpec.NONE);

  YoungFieldsModule() {
    setDeserializerModifier(
        new BeanDeserializerModifier() {
          private static final long serialVersionUID = 1L;

          @Override
          public JsonDeserializer<?> modifyDeserializer(
              DeserializationConfig config,
              BeanDescription description,
              JsonDeserializer<?> deserializer) {
            return isYoung(description.getBeanClass()) ? new Young(deserializer) : deserializer;
          }
        });
  }

  /** Whether a field of this type may be missing. */
  static boolean isYoung(Class<?> type) {
    return MEANT.containsKey(type);
  }

  private static final class Young extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    Young(JsonDeserializer<?> deserializer) {
      super(deserializer);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
      return new Young(deserializer);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return MEANT.get(handledType());
    }
  }
}
