package io.l2nas.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.contracts.json.SpaceFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A long input is dear where something is done to every part of it for every other part. The fuzzer
 * itself makes none, so here one part of what it makes is repeated: «head¤part¤tail» stands for
 * head, part, part, …, tail.
 */
class LongInputsFuzzTest {
  private static final int LENGTH = 16 * 1024;
  private static final byte BORDER = '\u0001';

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"x\": \u0001[\u0001]}",
            "{\u0001\"x\": {\u0001}}",
            "{\"alpha\": [\u00010.25, \u00010]}",
            "{\"step\": \u00019\u0001}",
            "{\"metric\": \"\u0001\\u0000\u0001\"}",
            "{\"name\": \"s\", \"rows\": [\u0001{\"name\": \"r\", \"choices\": [\"c\"]},\u0001], \"separator\": \"|\"}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void longInputs(byte[] pattern) throws Exception {
    byte[] input = repeated(pattern);
    check(input, () -> EventCodec.decode(Event.class, input));
    check(input, () -> RequestCodec.decode(input));
    check(input, () -> SpaceFile.read(input));
  }

  private static void check(byte[] input, Callable<?> reading) throws Exception {
    Cost.limited(
        () -> {
          try {
            reading.call();
          } catch (MalformedRecordException e) {
            Complaint.check(new String(input, StandardCharsets.ISO_8859_1), e);
          }
          return input;
        });
  }

  private static byte[] repeated(byte[] pattern) {
    int from = border(pattern, 0);
    int to = border(pattern, from + 1);
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(pattern, 0, from);
    while (to > from + 1 && input.size() < LENGTH) {
      input.write(pattern, from + 1, to - from - 1);
    }
    if (to < pattern.length) {
      input.write(pattern, to + 1, pattern.length - to - 1);
    }
    return input.toByteArray();
  }

  private static int border(byte[] pattern, int from) {
    int place = from;
    while (place < pattern.length && pattern[place] != BORDER) {
      place++;
    }
    return place;
  }
}
