package io.l2nas.contracts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a document that is one JSON object in UTF-8 and nothing else, or says what is wrong with
 * it.
 */
final class JsonReader {
  /** The largest document that is looked at; a million floats fit. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  /**
   * A document of more bytes is decoded as it is read, so that one that is too deep or has too much
   * costs only what was read of it. A short one is read faster when it is decoded before.
   */
  private static final int DECODED_AT_ONCE = 64 * 1024;

  private static final int SHOWN = 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

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
    requireSize(bytes);
    try (JsonParser parser = parser(bytes)) {
      return read(type, parser, bytes);
    } catch (CharacterCodingException e) {
      throw notUtf8(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /**
   * Of characters, for Jackson would guess the encoding of bytes, and let pass what is no UTF-8.
   */
  private JsonParser parser(byte[] bytes) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    int begin = begin(bytes);
    int length = bytes.length - begin;
    if (length > DECODED_AT_ONCE) {
      InputStream text = new ByteArrayInputStream(bytes, begin, length);
      return mapper.createParser(new InputStreamReader(text, decoder));
    }
    CharBuffer text = decoder.decode(ByteBuffer.wrap(bytes, begin, length));
    return mapper.createParser(text.array(), text.position(), text.remaining());
  }

  private <T> T read(Class<T> type, JsonParser parser, byte[] bytes)
      throws IOException, MalformedRecordException {
    try {
      requireObject(parser);
      T value = mapper.readValue(parser, type);
      requireEnd(parser);
      return value;
    } catch (JsonProcessingException e) {
      // Jackson wraps what goes wrong inside an array.
      if (e.getCause() instanceof CharacterCodingException) {
        throw notUtf8(bytes);
      }
      String reason = new Diagnosis(mapper, document, () -> text(bytes)).of(e, parser);
      throw new MalformedRecordException(reason, e);
    }
  }

  private static String text(byte[] bytes) {
    int begin = begin(bytes);
    return new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
  }

  private void requireSize(byte[] bytes) throws MalformedRecordException {
    if (bytes == null) {
      throw malformed("is empty; it must be a JSON object");
    }
    if (bytes.length > MAX_BYTES) {
      throw malformed("has %d bytes; at most %d are read".formatted(bytes.length, MAX_BYTES));
    }
  }

  /** Behind the byte order mark, if there is one. */
  private static int begin(byte[] bytes) {
    int mark = BYTE_ORDER_MARK.length;
    boolean marked =
        bytes.length >= mark && Arrays.equals(bytes, 0, mark, BYTE_ORDER_MARK, 0, mark);
    return marked ? mark : 0;
  }

  private MalformedRecordException notUtf8(byte[] bytes) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(input, CharBuffer.allocate(bytes.length), true);
    return malformed(
        "is not valid UTF-8 at byte %d; it must be JSON in UTF-8".formatted(input.position()));
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
