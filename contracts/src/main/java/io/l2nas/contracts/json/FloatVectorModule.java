package io.l2nas.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.l2nas.contracts.FloatVector;
import java.io.IOException;
import java.util.Arrays;

/** A vector is an array of finite numbers; what was written is read back bit for bit. */
final class FloatVectorModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  FloatVectorModule() {
    addSerializer(FloatVector.class, new Writer());
    addDeserializer(FloatVector.class, new Reader());
  }

  private static final class Writer extends StdSerializer<FloatVector> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(FloatVector.class);
    }

    @Override
    public void serialize(FloatVector vector, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray(vector, vector.size());
      for (int i = 0; i < vector.size(); i++) {
        json.writeNumber(vector.get(i));
      }
      json.writeEndArray();
    }
  }

  private static final class Reader extends StdDeserializer<FloatVector> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(FloatVector.class);
    }

    @Override
    public FloatVector deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.isExpectedStartArrayToken()) {
        return (FloatVector) context.handleUnexpectedToken(FloatVector.class, json);
      }
      float[] values = new float[64];
      int size = 0;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
        }
        values[size] = entry(json, size);
        size++;
      }
      return FloatVector.of(Arrays.copyOf(values, size));
    }

    private static float entry(JsonParser json, int index) throws IOException {
      // From the text, not through a double: rounding twice could change the last bit of α.
      float value = json.currentToken().isNumeric() ? Float.parseFloat(json.getText()) : Float.NaN;
      if (!Float.isFinite(value)) {
        JsonMappingException refusal =
            MismatchedInputException.from(json, Float.class, "not a finite number");
        refusal.prependPath(FloatVector.class, index);
        throw refusal;
      }
      return value;
    }
  }
}
