package io.l2nas.history.access;

import static io.l2nas.history.access.IssuedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.history.access.IssuedTokens.Kind;
import io.l2nas.history.access.Permissions.Column;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every endpoint, asked by every kind of caller for what is theirs and what is not. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(LoopResource.class)
class PermissionsIT {
  private static final Logger LOGGER = Logger.getLogger(PermissionsIT.class);
  private static final List<String> TEAMS = List.of("vision", "speech", "robots");
  private static final int FEWEST_CELLS = 500;

  @TestHTTPResource URI root;
  @Inject Router router;

  private final Permissions permissions = Permissions.read();
  private Endpoints endpoints;

  /** Somebody who calls: with a role in one team, or with the same answers everywhere. */
  private record Principal(
      String name, Optional<String> token, Optional<String> team, Column own, Column other) {
    static Principal everywhere(String name, Optional<String> token, Column column) {
      return new Principal(name, token, Optional.empty(), column, column);
    }

    Column column(String teamOfObject) {
      return team.filter(teamOfObject::equals).isPresent() ? own : other;
    }
  }

  @BeforeEach
  void open() {
    endpoints = new Endpoints(root, SignInProfile.ADMIN_TOKEN);
  }

  @Test
  void everyEndpointHasARowAndEveryRowAnEndpoint() throws Exception {
    // When
    Set<String> found =
        Stream.concat(endpoints.documented().stream(), routes()).collect(Collectors.toSet());

    // Then
    assertThat(permissions.rows().keySet()).containsExactlyInAnyOrderElementsOf(found);
  }

  @Test
  void everyCellIsAnsweredAsTheTableSays() throws Exception {
    // Given
    List<Principal> principals = principals();
    for (String team : TEAMS) {
      endpoints.prepare(team);
    }

    // When
    int cells = 0;
    List<String> surprises = new ArrayList<>();
    for (Map.Entry<String, Map<Column, Integer>> row : permissions.rows().entrySet()) {
      for (Principal principal : principals) {
        for (String team : TEAMS) {
          int expected = row.getValue().get(principal.column(team));
          int answer = endpoints.call(row.getKey(), team, principal.token());
          cells++;
          if (answer != expected) {
            surprises.add(
                "%s of team %s as %s: %d, not %d"
                    .formatted(row.getKey(), team, principal.name(), answer, expected));
          }
        }
      }
    }

    // Then
    LOGGER.infof("permission matrix: cells=%d surprises=%d", cells, surprises.size());
    assertThat(surprises).isEmpty();
    assertThat(cells).isGreaterThanOrEqualTo(FEWEST_CELLS);
  }

  private List<Principal> principals() throws IOException, InterruptedException {
    List<Principal> principals = new ArrayList<>();
    for (String team : TEAMS) {
      principals.add(
          ofTeam("viewer", team, token(Kind.GOOD, "v", "staff l2nas:" + team + ":viewer")));
      principals.add(ofTeam("member", team, token(Kind.GOOD, "m", "l2nas:" + team + ":member")));
    }
    principals.add(ofTeam("viewer", "vision", endpoints.newToken("viewer", "vision").token()));
    principals.add(ofTeam("member", "speech", endpoints.newToken("member", "speech").token()));
    everywhere(principals, "evaluator token", Column.EVALUATOR, SignInProfile.EVALUATOR_TOKEN);
    everywhere(principals, "evaluator", Column.EVALUATOR, token(Kind.GOOD, "e", "l2nas:evaluator"));
    everywhere(principals, "admin token", Column.ADMIN, SignInProfile.ADMIN_TOKEN);
    everywhere(principals, "admin", Column.ADMIN, token(Kind.GOOD, "a", "l2nas:admin"));
    principals.add(Principal.everywhere("anonymous", Optional.empty(), Column.NOBODY));
    for (Kind bad : List.of(Kind.EXPIRED, Kind.OF_ANOTHER_SERVICE, Kind.FORGED)) {
      everywhere(principals, bad.name(), Column.NOBODY, token(bad, "x", "l2nas:admin"));
    }
    Endpoints.Made revoked = endpoints.newToken("admin", null);
    endpoints.revoke(revoked.id());
    everywhere(principals, "revoked", Column.NOBODY, revoked.token());
    everywhere(principals, "invented", Column.NOBODY, "l2nas_" + "x".repeat(43));
    return principals;
  }

  private static Principal ofTeam(String role, String team, String token) {
    return new Principal(
        role + " of " + team,
        Optional.of(token),
        Optional.of(team),
        role.equals("viewer") ? Column.VIEWER_OWN : Column.MEMBER_OWN,
        role.equals("viewer") ? Column.VIEWER_OTHER : Column.MEMBER_OTHER);
  }

  private static void everywhere(
      List<Principal> principals, String name, Column column, String token) {
    principals.add(Principal.everywhere(name, Optional.of(token), column));
  }

  /** Routes beside the REST layer, which is one route for all that it serves. */
  private Stream<String> routes() {
    return router.getRoutes().stream()
        .filter(route -> route.getPath() != null && route.isExactPath())
        .filter(route -> route.getPath().startsWith("/api/"))
        .flatMap(
            route ->
                Objects.requireNonNull(route.methods(), route.getPath()).stream()
                    .map(HttpMethod::name)
                    .map(method -> method + " " + route.getPath().replaceAll(":(\\w+)", "{$1}")));
  }
}
