package io.l2nas.history.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A dead letter with what is kept of its record.
 *
 * @param letter the letter
 * @param text the bytes as text; null where they are not UTF-8
 * @param base64 the bytes; of a record that is longer than 1 MiB the beginning
 */
public record DeadLetterContent(DeadLetterView letter, String text, String base64) {

  static DeadLetterContent of(DeadLetterView letter, byte[] kept) {
    return new DeadLetterContent(letter, text(kept), Base64.getEncoder().encodeToString(kept));
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
