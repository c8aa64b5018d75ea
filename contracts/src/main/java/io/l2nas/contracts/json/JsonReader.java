package io.l2nas.contracts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads a document that is one JSON object in UTF-8 and nothing else, or says what is wrong with
 * it.
 */
final class JsonReader {
  /** The largest document that is looked at; a million floats fit. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int SHOWN = 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final JsonMapper mapper;
  private final String document;

  /**
   * @param document what people call the document, for messages
   */
  JsonReader(JsonMapper mapper, String document) {
    this.mapper = mapper;
    this.document = document;
  }

  <T> T read(Class<T> type, byte[] bytes) throws MalformedRecordException {
    CharBuffer text = text(bytes);
    try (JsonParser parser = mapper.createParser(text.array(), text.position(), text.remaining())) {
      return read(type, parser, text);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private <T> T read(Class<T> type, JsonParser parser, CharBuffer text)
      throws IOException, MalformedRecordException {
    try {
      requireObject(parser);
      T value = mapper.readValue(parser, type);
      requireEnd(parser);
      return value;
    } catch (JsonProcessingException e) {
      String reason = new Diagnosis(mapper, document, text.toString()).of(e, parser);
      throw new MalformedRecordException(reason, e);
    }
  }

  private CharBuffer text(byte[] bytes) throws MalformedRecordException {
    if (bytes == null) {
      throw malformed("is empty; it must be a JSON object");
    }
    if (bytes.length > MAX_BYTES) {
      throw malformed("has %d bytes; at most %d are read".formatted(bytes.length, MAX_BYTES));
    }
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    // Jackson would guess the encoding, and let pass what is no UTF-8.
    if (StandardCharsets.UTF_8.newDecoder().decode(input, text, true).isError()) {
      throw malformed(
          "is not valid UTF-8 at byte %d; it must be JSON in UTF-8".formatted(input.position()));
    }
    text.flip();
    if (text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK) {
      text.get();
    }
    return text;
  }

  private void requireObject(JsonParser parser) throws IOException, MalformedRecordException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw malformed("is empty; it must be a JSON object");
    }
    if (first != JsonToken.START_OBJECT) {
      throw malformed(
          "begins with '%s'; it must be a JSON object"
              .formatted(Diagnosis.onOneLine(beginning(parser.getText()))));
    }
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), SHOWN));
  }

  private void requireEnd(JsonParser parser) throws IOException, MalformedRecordException {
    if (parser.nextToken() != null) {
      throw malformed(
          "goes on at character %d; it must end with its JSON object"
              .formatted(parser.currentTokenLocation().getCharOffset()));
    }
  }

  private MalformedRecordException malformed(String complaint) {
    return new MalformedRecordException("the " + document + " " + complaint);
  }
}
