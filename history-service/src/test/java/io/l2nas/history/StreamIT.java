package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.change;
import static io.l2nas.history.ExperimentsApi.complete;
import static io.l2nas.history.ExperimentsApi.ofTeam;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.history.EventSource.Message;
import io.l2nas.messaging.TopicCreation;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** What happens, told as it happens. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class StreamIT extends RecordingTestBase {
  @TestHTTPResource URI root;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  @Test
  void tellsEveryEventOnceAcrossReconnects() throws IOException, InterruptedException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(500);
    List<Message> messages = new ArrayList<>();

    // When
    sendInParts(search);
    while (messages.size() < 502) {
      readSome(search.id(), messages, 90);
    }

    // Then
    assertThat(messages)
        .extracting(message -> Long.parseLong(message.id()))
        .isEqualTo(LongStream.range(0, 502).boxed().toList());
    assertThat(messages).extracting(Message::data).isEqualTo(ledger.stream(search.id()));
  }

  @Test
  void endsWithTheExperimentAndThenSaysThatThereIsNoMore()
      throws IOException, InterruptedException {
    // Given
    String id = ofTeam("team-" + UUID.randomUUID());
    List<Message> messages = new ArrayList<>();

    // When
    try (EventSource stream = open(EXPERIMENTS + "/" + id + "/stream?after=0")) {
      change(id, "pause").statusCode(200);
      messages.add(stream.next().orElseThrow());
      change(id, "cancel").statusCode(200);
      messages.add(stream.next().orElseThrow());
      assertThat(stream.next()).isEmpty();
    }

    // Then
    assertThat(messages).extracting(Message::id).containsExactly("1", "2");
    given()
        .header("Last-Event-ID", "2")
        .get(EXPERIMENTS + "/" + id + "/stream")
        .then()
        .statusCode(204);
  }

  @Test
  void oneThatDoesNotReadKeepsNobodyWaiting() throws IOException, InterruptedException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1_000);
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      stalled.add(stalledReader(EXPERIMENTS + "/" + search.id() + "/stream"));
    }

    // When
    complete(search);

    // Then
    int told = 0;
    try (EventSource stream = open(EXPERIMENTS + "/" + search.id() + "/stream")) {
      while (stream.next().isPresent()) {
        told++;
      }
    }
    assertThat(told).isEqualTo(1_002);
    for (Socket socket : stalled) {
      socket.close();
    }
  }

  @Test
  void tellsHowTheExperimentsOfATeamGetOn() throws IOException, InterruptedException {
    // Given
    String team = "team-" + UUID.randomUUID();
    String before = ofTeam(team);

    // When // Then
    try (EventSource stream = open("/api/v1/teams/" + team + "/stream")) {
      Message first = stream.next().orElseThrow();
      assertThat(first.name()).isEqualTo("experiment");
      assertThat(said(first)).isEqualTo(before + " RUNNING");
      ofTeam("team-" + UUID.randomUUID());
      String later = ofTeam(team);
      assertThat(said(stream.next().orElseThrow())).isEqualTo(later + " RUNNING");
      change(before, "cancel").statusCode(200);
      Message last = stream.next().orElseThrow();
      assertThat(said(last)).isEqualTo(before + " CANCELLED");
      assertThat(new JsonPath(last.data()).<Object>get("spec")).isNull();
    }
  }

  @Test
  void tellsHowTheExperimentsOfAPoolGetOn() throws IOException, InterruptedException {
    // Given
    String pool = "pool-" + UUID.randomUUID();
    try (Admin admin = Admin.create(kafka)) {
      TopicCreation.create(admin, List.of(pool), 1);
    }
    String before = ofPool(pool);

    // When // Then
    try (EventSource stream = open("/api/v1/pools/" + pool + "/stream")) {
      assertThat(said(stream.next().orElseThrow())).isEqualTo(before + " RUNNING");
      ofTeam("team-" + UUID.randomUUID());
      String later = ofPool(pool);
      assertThat(said(stream.next().orElseThrow())).isEqualTo(later + " RUNNING");
    }
  }

  @Test
  void tellsWhatHasEndedMeanwhile() throws Exception {
    // Given
    String team = "team-" + UUID.randomUUID();
    String id = ofTeam(team);
    change(id, "cancel").statusCode(200);
    ledger.update("update experiment set ended_at = now() - interval '5 minutes' where id = ?", id);

    // When
    String lastId = String.valueOf(Instant.now().minus(Duration.ofMinutes(10)).toEpochMilli());

    // Then
    URI address = root.resolve("/api/v1/teams/" + team + "/stream");
    try (EventSource stream = EventSource.open(address, Optional.of(lastId))) {
      assertThat(said(stream.next().orElseThrow())).isEqualTo(id + " CANCELLED");
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    // Given
    String id = ofTeam("team-" + UUID.randomUUID());

    // When // Then
    problem(
            given()
                .header("Last-Event-ID", "the first")
                .get(EXPERIMENTS + "/" + id + "/stream")
                .then(),
            400)
        .body("detail", startsWith("Last-Event-ID is 'the first'; it must be a sequence number"));
    problem(when().get(EXPERIMENTS + "/" + id + "/stream?after=-2").then(), 400)
        .body("detail", startsWith("after is '-2'; it must be a sequence number"));
    problem(when().get("/api/v1/stream?after=x").then(), 400);
    problem(when().get(EXPERIMENTS + "/exp-nobody/stream").then(), 404)
        .body("detail", startsWith("experiment 'exp-nobody' is unknown"));
  }

  private static String ofPool(String pool) {
    return submit("{\"metric\":\"m\",\"pool\":\"" + pool + "\"}")
        .statusCode(201)
        .extract()
        .path("id");
  }

  private EventSource open(String path) throws IOException, InterruptedException {
    return EventSource.open(root.resolve(path), Optional.empty());
  }

  /** Reads on where the last connection broke off, and breaks this one off after some events. */
  private void readSome(String id, List<Message> messages, int some)
      throws IOException, InterruptedException {
    Optional<String> last =
        messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1).id());
    try (EventSource stream =
        EventSource.open(root.resolve(EXPERIMENTS + "/" + id + "/stream"), last)) {
      Optional<Message> next = stream.next();
      for (int read = 1; next.isPresent(); read++) {
        messages.add(next.get());
        next = read < some ? stream.next() : Optional.empty();
      }
    }
  }

  private void sendInParts(SubmittedSearch search) {
    List<EvaluationOutcome> outcomes = search.outcomes();
    for (int from = 0; from < outcomes.size(); from += 50) {
      evaluations.sendAll(
          search.id(), outcomes.subList(from, from + 50).stream().map(EventCodec::encode).toList());
    }
  }

  private Socket stalledReader(String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(root.getHost(), root.getPort()));
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String said(Message message) {
    JsonPath json = new JsonPath(message.data());
    return json.getString("id") + " " + json.getString("status");
  }
}
