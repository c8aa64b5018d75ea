package io.l2nas.history.stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.l2nas.contracts.Quote;
import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Right;
import io.l2nas.history.access.Entrance;
import io.l2nas.history.access.RefusedException;
import io.l2nas.history.access.Visit;
import io.l2nas.history.http.ExperimentView;
import io.l2nas.history.http.Problem;
import io.l2nas.history.http.UnknownExperimentException;
import io.l2nas.history.http.UnknownTeamException;
import io.l2nas.history.ledger.ExperimentQueries;
import io.l2nas.history.ledger.ExperimentRow;
import io.l2nas.history.ledger.StandingRow;
import io.l2nas.history.ledger.Standings.Standing;
import io.l2nas.messaging.LogLine;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Where streams are asked for. They are plain routes: the REST layer writes every event by itself,
 * and these write a page of them to a reader, the same bytes to all.
 */
@ApplicationScoped
class StreamRoutes {
  private static final Logger LOGGER = Logger.getLogger(StreamRoutes.class);

  /** Clocks differ a little; what is told twice does no harm. */
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final Streams streams;
  private final SharedPages pages;
  private final ExperimentQueries queries;
  private final Entrance entrance;
  private final ObjectWriter withoutSpec;

  /** A specification is not told: it may have half a megabyte, and never changes. */
  @JsonIgnoreProperties("spec")
  private interface WithoutSpec {}

  StreamRoutes(
      Streams streams,
      SharedPages pages,
      ExperimentQueries queries,
      Entrance entrance,
      ObjectMapper json) {
    this.streams = streams;
    this.pages = pages;
    this.queries = queries;
    this.entrance = entrance;
    this.withoutSpec = json.copy().addMixIn(ExperimentView.class, WithoutSpec.class).writer();
  }

  void register(@Observes Router router) {
    open(router, "/api/v1/experiments/:id/stream", this::experiment);
    open(router, "/api/v1/teams/:team/stream", this::teamBoard);
    open(
        router,
        "/api/v1/pools/:pool/stream",
        (request, visit) ->
            board(request, visit, ofPool(request.pathParam("pool")).and(readableBy(visit))));
    open(router, "/api/v1/stream", (request, visit) -> board(request, visit, readableBy(visit)));
  }

  private void open(Router router, String path, BiConsumer<RoutingContext, Visit> stream) {
    router
        .route(HttpMethod.GET, path)
        .handler(
            request ->
                entrance
                    .admit(request, Right.TEAM)
                    .subscribe()
                    .with(visit -> stream.accept(request, visit), e -> refuse(request, e)));
  }

  private void teamBoard(RoutingContext request, Visit visit) {
    String team = request.pathParam("team");
    if (visit.caller().mayRead(team)) {
      board(request, visit, ofTeam(team));
    } else {
      Problem.answer(request, 404, new UnknownTeamException(team).getMessage());
    }
  }

  private void experiment(RoutingContext request, Visit visit) {
    String id = request.pathParam("id");
    String place = place(request, "-1");
    if (!place.matches("-1|[0-9]{1,18}")) {
      Problem.answer(
          request,
          400,
          "%s; it must be a sequence number, from -1 on".formatted(said(request, place)));
    } else if (id.indexOf('\0') >= 0) {
      Problem.answer(request, 400, "the address contains the character 0, as %00; leave it out");
    } else if (!isFull(request, visit.caller())) {
      Connection connection = connection(request, visit);
      ExperimentReader reader = new ExperimentReader(id, Long.parseLong(place), pages, connection);
      queries
          .find(id)
          .subscribe()
          .with(
              row ->
                  begin(request, reader, row.filter(found -> visit.caller().mayRead(found.team()))),
              e -> broken(request, e));
    }
  }

  private void begin(RoutingContext request, ExperimentReader reader, Optional<ExperimentRow> row) {
    if (row.isEmpty()) {
      Problem.answer(
          request, 404, new UnknownExperimentException(reader.experiment()).getMessage());
    } else if (row.get().endedAt() != null && reader.hasAllOf(row.get().sequence())) {
      // A browser asks again and again until it is told that there is nothing more.
      request.response().setStatusCode(204).end();
    } else {
      streams.add(reader);
    }
  }

  private void board(RoutingContext request, Visit visit, Predicate<StandingRow> watched) {
    String place = place(request, "");
    if (!place.matches("[0-9]{0,15}")) {
      Problem.answer(
          request,
          400,
          "%s; it must be the id of an event of this stream".formatted(said(request, place)));
    } else if (!isFull(request, visit.caller())) {
      OffsetDateTime since =
          place.isEmpty()
              ? OffsetDateTime.now(ZoneOffset.UTC)
              : Instant.ofEpochMilli(Long.parseLong(place)).minus(OVERLAP).atOffset(ZoneOffset.UTC);
      streams.add(new BoardReader(watched, connection(request, visit), this::text), since);
    }
  }

  private static Connection connection(RoutingContext request, Visit visit) {
    return new Connection(request.response(), visit.caller().describe());
  }

  private static Predicate<StandingRow> ofTeam(String team) {
    return row -> row.team().equals(team);
  }

  private static Predicate<StandingRow> readableBy(Visit visit) {
    return row -> visit.caller().mayRead(row.team());
  }

  private static Predicate<StandingRow> ofPool(String pool) {
    return row -> row.pool().equals(pool);
  }

  /** Where to go on: a browser that comes back says it in a header, others may ask for it. */
  private static String place(RoutingContext request, String otherwise) {
    String header = request.request().getHeader("Last-Event-ID");
    String parameter = request.request().getParam("after");
    return Optional.ofNullable(header).or(() -> Optional.ofNullable(parameter)).orElse(otherwise);
  }

  private static String said(RoutingContext request, String place) {
    String name = request.request().getHeader("Last-Event-ID") == null ? "after" : "Last-Event-ID";
    return "%s is %s".formatted(name, Quote.of(place));
  }

  private boolean isFull(RoutingContext request, Caller caller) {
    if (streams.isFullFor(caller)) {
      Problem.answer(
          request,
          429,
          "whoever has %s has %d streams open here, which is the most; close one, or try again later"
              .formatted(caller.describe(), Streams.MOST_OF_SAME_ROLES));
      return true;
    }
    if (streams.isFull()) {
      Problem.answer(request, 503, "too many streams are open here; close one, or try again later");
      return true;
    }
    return false;
  }

  private void broken(RoutingContext request, Throwable e) {
    LogLine.of("a stream could not be begun").thrown(e).fail(LOGGER);
    Problem.answer(
        request, 500, "the request could not be answered; the log of the history service says why");
  }

  private void refuse(RoutingContext request, Throwable e) {
    if (e instanceof RefusedException refused) {
      refused.headers().forEach(request.response()::putHeader);
      Problem.answer(request, refused.status(), refused.getMessage());
    } else {
      broken(request, e);
    }
  }

  private String text(Standing standing) {
    try {
      return withoutSpec.writeValueAsString(ExperimentView.of(standing));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer could not be written as JSON", e);
    }
  }
}
