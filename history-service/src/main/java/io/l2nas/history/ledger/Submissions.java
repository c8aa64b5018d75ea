package io.l2nas.history.ledger;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.Policy;
import io.l2nas.core.history.Scoring;
import io.l2nas.history.config.LimitsConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes experiments in. A submission that is repeated with its idempotency key is the same
 * experiment.
 */
@ApplicationScoped
public class Submissions {
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_LENGTH = 10;

  /** A thousand years, which every calendar can count. */
  private static final double LONGEST_LIFE = 1000.0 * 365 * 24 * 60 * 60;

  private static final String INSERT =
      """
      with going_on as (
        select count(*) filter (where team = :team) as of_team, count(*) as of_all
        from experiment where ended_at is null
      ), taken as (
        insert into experiment (id, team, pool, spec, scoring, idempotency_key, status, reason, deadline)
        select :id, :team, :pool, :spec, sha256(convert_to(:scoring, 'UTF8')), cast(:key as text),
               'RUNNING', 'submitted',
               now() + make_interval(secs => cast(:seconds as double precision))
        from going_on where of_team < :mostOfTeam and of_all < :mostOfAll
        on conflict (team, idempotency_key) do nothing
        returning id
      ), submission as (
        insert into stream_event (experiment, sequence, event, step, measured, architectures, value_sum, reward_sum, second_sum,
                                  milestone)
        select id, 0, :event, 0, 0, 0, 0, 0, 0, true from taken
      )
      select (select count(*) from taken), of_team from going_on
      """;
  private static final String FIND =
      "select id, spec from experiment where team = :team and idempotency_key = :key";

  private final Mutiny.SessionFactory sessions;
  private final LimitsConfig limits;
  private final SecureRandom random = new SecureRandom();

  Submissions(Mutiny.SessionFactory sessions, LimitsConfig limits) {
    this.sessions = sessions;
    this.limits = limits;
  }

  /**
   * A submission that was taken in.
   *
   * @param experiment the experiment
   * @param repeated whether it had been taken in before, under the same key
   */
  public record Accepted(String experiment, boolean repeated) {}

  /**
   * Takes an experiment in. A few more may be taken in at once than the limits say.
   *
   * @param policy the one that its agent begins with
   * @throws ReusedKeyException (as a failure) if the key belongs to an experiment with another
   *     specification
   * @throws LimitReachedException (as a failure) if too many experiments go on
   */
  public Uni<Accepted> submit(
      ExperimentSpec spec, Optional<Policy> policy, Optional<String> idempotencyKey) {
    ExperimentSubmitted submission = new ExperimentSubmitted(newId(), spec, policy);
    String key = idempotencyKey.orElse(null);
    return sessions.withSession(
        session ->
            session
                .createNativeQuery(INSERT, Object[].class)
                .setParameter("id", submission.experiment())
                .setParameter("team", spec.team())
                .setParameter("pool", spec.pool())
                .setParameter("spec", Rows.write(spec))
                .setParameter("scoring", Rows.write(Scoring.of(spec)))
                .setParameter("key", key)
                .setParameter("event", StoredEvents.text(submission))
                .setParameter("seconds", secondsToLive(spec))
                .setParameter("mostOfTeam", limits.experimentsPerTeam())
                .setParameter("mostOfAll", limits.experiments())
                .getSingleResult()
                .chain(
                    row ->
                        (Long) row[0] == 1
                            ? Uni.createFrom().item(new Accepted(submission.experiment(), false))
                            : find(session, spec, key)
                                .map(
                                    known ->
                                        known.orElseThrow(
                                            () -> full(spec.team(), (Long) row[1])))));
  }

  private LimitReachedException full(String team, long goingOn) {
    return goingOn >= limits.experimentsPerTeam()
        ? LimitReachedException.experimentsOfTeam(team, limits.experimentsPerTeam())
        : LimitReachedException.experiments(limits.experiments());
  }

  /** Null if there is no limit, or none that would ever be reached. */
  private static Double secondsToLive(ExperimentSpec spec) {
    double seconds = spec.budget().maxSeconds();
    return seconds < LONGEST_LIFE ? seconds : null;
  }

  private static Uni<Optional<Accepted>> find(
      Mutiny.Session session, ExperimentSpec spec, String key) {
    return session
        .createNativeQuery(FIND, Object[].class)
        .setParameter("team", spec.team())
        .setParameter("key", key)
        .getSingleResultOrNull()
        .map(
            row -> {
              if (row == null) {
                return Optional.empty();
              }
              if (!StoredEvents.spec((String) row[1]).equals(spec)) {
                throw new ReusedKeyException(key, (String) row[0]);
              }
              return Optional.of(new Accepted((String) row[0], true));
            });
  }

  private String newId() {
    StringBuilder id = new StringBuilder("exp-");
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
