package io.l2nas.contracts.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * Where in a document something stands.
 *
 * @param text as people write it, for instance {@code outcome.alpha[3]}; empty for the whole
 *     document
 * @param pointer the same for looking it up
 */
record FieldPath(String text, JsonPointer pointer) {
  private static final FieldPath DOCUMENT = new FieldPath("", JsonPointer.empty());

  /** Where the reading of a record stopped. */
  static FieldPath of(List<JsonMappingException.Reference> references) {
    FieldPath path = DOCUMENT;
    for (JsonMappingException.Reference reference : references) {
      path =
          reference.getFieldName() == null
              ? path.entry(reference.getIndex())
              : path.field(reference.getFieldName());
    }
    return path;
  }

  /** Where the parser stands. */
  static FieldPath of(JsonStreamContext context) {
    if (context.inRoot()) {
      return DOCUMENT;
    }
    FieldPath parent = of(context.getParent());
    if (context.inArray()) {
      return parent.entry(Math.max(0, context.getCurrentIndex()));
    }
    return context.hasCurrentName() ? parent.field(context.getCurrentName()) : parent;
  }

  FieldPath field(String name) {
    String word = name.matches("[\\w-]+") ? name : TextNode.valueOf(name).toString();
    return new FieldPath(text.isEmpty() ? word : text + "." + word, pointer.appendProperty(name));
  }

  private FieldPath entry(int index) {
    return new FieldPath(text + "[" + index + "]", pointer.appendIndex(index));
  }
}
