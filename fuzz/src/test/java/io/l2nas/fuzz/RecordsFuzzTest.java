package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a topic is an event that can be written and read again, or is refused. */
class RecordsFuzzTest {

  @MethodSource("io.l2nas.fuzz.Seeds#events")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void actions(byte[] record) throws Exception {
    check(ActionProposed.class, record);
  }

  @MethodSource("io.l2nas.fuzz.Seeds#events")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void evaluations(byte[] record) throws Exception {
    check(EvaluationEvent.class, record);
  }

  @MethodSource("io.l2nas.fuzz.Seeds#events")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void states(byte[] record) throws Exception {
    check(ExperimentEvent.class, record);
  }

  @MethodSource("io.l2nas.fuzz.Seeds#events")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void reports(byte[] record) throws Exception {
    check(PoolEvent.class, record);
  }

  static <E extends Event> void check(Class<E> family, byte[] record) throws Exception {
    try {
      E event = Cost.limited(() -> EventCodec.decode(family, record));
      byte[] written = EventCodec.encode(event);
      E again = EventCodec.decode(family, written);
      assertThat(again).isEqualTo(event);
      assertThat(EventCodec.encode(again)).isEqualTo(written);
    } catch (MalformedRecordException e) {
      Complaint.check(new String(record, StandardCharsets.ISO_8859_1), e);
    }
  }
}
