package io.l2nas.history.http;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The {@code next} of a page, where that is a number; without one a list begins. */
@Schema(type = SchemaType.STRING)
public record Cursor(long value) {

  /** Reads the query parameter {@code cursor}. */
  public static Cursor fromString(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw Page.invalidCursor(text);
    }
    return new Cursor(Long.parseLong(text));
  }

  /** Where a list goes on that begins with its newest entry. */
  static long beforeOrNewest(Cursor cursor) {
    return cursor == null ? Long.MAX_VALUE : cursor.value();
  }
}
