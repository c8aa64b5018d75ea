package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.problem;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.l2nas.contracts.Topic;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dead letters as people find them. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class DeadLettersIT extends RecordingTestBase {
  private static final String LETTERS = "/api/v1/dead-letters";

  /** Stands in every bad record of this test, and so in the reason of its letter. */
  private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);

  private TopicProbe deadLetters;

  @BeforeEach
  void openDeadLetters() {
    deadLetters = new TopicProbe(Topic.DEAD_LETTERS.topicName());
  }

  @AfterEach
  void closeDeadLetters() {
    deadLetters.close();
  }

  @Test
  void areListedTheNewestFirstAndPageByPage() {
    // Given
    for (int i = 0; i < 5; i++) {
      evaluations.send("key-" + i, bytes(mark + i));
      awaitLetters(i + 1);
    }

    // When
    JsonPath first = page("&limit=3");
    JsonPath second = page("&limit=3&cursor=" + first.getString("next"));

    // Then
    assertThat(first.getList("items.key")).isEqualTo(List.of("key-4", "key-3", "key-2"));
    assertThat(second.getList("items.key")).isEqualTo(List.of("key-1", "key-0"));
    assertThat(second.getString("next")).isNull();
    assertThat(first.getString("items[0].reason")).contains("near «" + mark + "4»");
    assertThat(first.getString("items[0].topic")).isEqualTo("l2nas.evaluations.v1");
    assertThat(first.getLong("items[0].bytes")).isEqualTo(mark.length() + 1L);
    assertThat(page("&topic=l2nas.states.v1").getList("items")).isEmpty();
    assertThat(page("&topic=l2nas.evaluations.v1").getList("items")).hasSize(5);
    problem(when().get(LETTERS + "?cursor=x").then(), 400)
        .body("detail", equalTo("cursor is 'x'; it must be the 'next' of the page before"));
  }

  @Test
  void aLetterThatCameTwiceIsOne() {
    // Given
    evaluations.send("key", bytes(mark));
    String id = awaitLetters(1).get(0);
    ConsumerRecord<String, byte[]> letter = letter(id);

    // When
    deadLetters.send(letter);
    evaluations.send("key", bytes(mark));

    // Then
    assertThat(awaitLetters(2)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void areShownWithWhatIsKept() {
    // Given
    byte[] noText = {(byte) 0xff, 0, 'x'};
    evaluations.send(mark, bytes(mark + "\u0000\u001b[31m"));
    evaluations.send(mark, noText);

    // When
    String text = awaitLetters(1).get(0);

    // Then
    when()
        .get(LETTERS + "/" + text)
        .then()
        .statusCode(200)
        .body("letter.id", equalTo(text))
        .body("letter.key", equalTo(mark))
        .body("letter.redrivenAt", nullValue())
        .body("text", equalTo(mark + "\u0000\u001b[31m"));
    when()
        .get(LETTERS + "/" + idOf(noText))
        .then()
        .statusCode(200)
        .body("text", nullValue())
        .body("base64", equalTo(Base64.getEncoder().encodeToString(noText)));
    problem(when().get(LETTERS + "/nowhere/0/7").then(), 404)
        .body("detail", containsString("there is no dead letter 'nowhere/0/7'"));
    problem(when().get(LETTERS + "/nowhere/zero/7").then(), 404);
  }

  @Test
  void areSentAgainOnce() {
    // Given
    byte[] value = bytes(mark + "x".repeat(1_000_000));
    evaluations.send("the key", value);
    String id = awaitLetters(1).get(0);

    // When
    when()
        .post(LETTERS + "/" + id + "/redrive")
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("redrivenAt", endsWith("Z"));

    // Then: it is there again, cannot be used again, and the second letter is another
    List<ConsumerRecord<String, byte[]>> sent =
        evaluations.await(2, record -> "the key".equals(record.key()));
    assertThat(sent.get(1).value()).isEqualTo(value);
    assertThat(sent.get(1).headers()).isEmpty();
    assertThat(awaitLetters(2)).doesNotHaveDuplicates();
    assertThat(page("").getList("items.redrivenAt")).filteredOn(time -> time == null).hasSize(1);
    problem(when().post(LETTERS + "/" + id + "/redrive").then(), 409)
        .body("detail", containsString("cannot be sent again: it was at "));
  }

  @Test
  void whatIsNoLetterStandsForItself() {
    // When
    deadLetters.send(mark, bytes("no letter"));

    // Then
    String id = await().until(() -> ofKey(mark), found -> found != null);
    assertThat(id).startsWith("l2nas.dead-letters.v1/0/");
    when()
        .get(LETTERS + "/" + id)
        .then()
        .body("letter.reason", containsString("this is no dead letter"))
        .body("text", equalTo("no letter"));
    problem(when().post(LETTERS + "/" + id + "/redrive").then(), 409)
        .body("detail", containsString("nobody reads 'l2nas.dead-letters.v1'"));
  }

  /** A letter says where to look, and brings nothing into a topic that was not there. */
  @Test
  void aForgedLetterSendsNothing() {
    // When
    forge("l2nas.evaluations.v1", "0", "999999999");
    forge("l2nas.actions.v1.nowhere", "0", "0");
    forge("__consumer_offsets", "0", "0");
    forge("l2nas.states.v1", "99", "0");
    forge("l2nas.states.v1", "-1", "0");
    forge("l2nas.states.v1", "0", "1e3");

    // Then
    assertThat(awaitLetters(4)).hasSize(4);
    for (String id : awaitLetters(4)) {
      problem(when().post(LETTERS + "/" + id + "/redrive").then(), 409)
          .body("detail", containsString("cannot be sent again"));
    }
  }

  private void forge(String topic, String partition, String offset) {
    deadLetters.send(
        "any",
        bytes("{}"),
        Map.of(
            "dead-letter-reason", mark + " \u001b[2J",
            "dead-letter-topic", topic,
            "dead-letter-partition", partition,
            "dead-letter-offset", offset));
  }

  /** Their ids, the newest first. */
  private List<String> awaitLetters(int count) {
    return await().until(() -> page("").getList("items.id"), ids -> ids.size() >= count);
  }

  private JsonPath page(String more) {
    return when()
        .get(LETTERS + "?reason=" + mark.toUpperCase(Locale.ROOT) + more)
        .then()
        .extract()
        .jsonPath();
  }

  private ConsumerRecord<String, byte[]> letter(String id) {
    return deadLetters.await(1, letter -> id.equals(letter.key())).get(0);
  }

  private String idOf(byte[] value) {
    return deadLetters.await(1, letter -> Arrays.equals(value, letter.value())).get(0).key();
  }

  private static String ofKey(String key) {
    return when()
        .get(LETTERS)
        .then()
        .extract()
        .jsonPath()
        .getString("items.find { it.key == '%s' }?.id".formatted(key));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
