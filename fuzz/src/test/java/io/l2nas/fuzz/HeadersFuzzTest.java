package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.json.CloudEventHeaders;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** The headers of an event are plain text, whoever made the event. */
class HeadersFuzzTest {

  @MethodSource("io.l2nas.fuzz.Seeds#events")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void headers(byte[] record) {
    Event event;
    try {
      event = EventCodec.decode(Event.class, record);
    } catch (MalformedRecordException e) {
      return;
    }
    Map<String, String> headers = CloudEventHeaders.of(event, "l2nas/fuzz", Instant.EPOCH);
    assertThat(headers.get("ce_id")).isEqualTo(event.id());
    assertThat(headers.values()).allMatch(value -> value.matches("[!-~]{1,1000}"));
  }
}
