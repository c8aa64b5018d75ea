package io.l2nas.history.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.OffsetDateTime;

/** What the ledger has of an experiment, but for its specification, which may be large. */
@MappedSuperclass
public abstract class ExperimentStanding {
  @Id private String id;
  private String team;
  private String pool;
  private String status;
  private String reason;

  @Column(name = "submitted_at")
  private OffsetDateTime submittedAt;

  @Column(name = "ended_at")
  private OffsetDateTime endedAt;

  private long sequence;
  private int applied;
  private int failed;
  private int reused;

  @Column(name = "unique_architectures")
  private int uniqueArchitectures;

  private String best;

  @Column(name = "trajectory_hash")
  private String trajectoryHash;

  public String id() {
    return id;
  }

  public String team() {
    return team;
  }

  public String pool() {
    return pool;
  }

  public String status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  public OffsetDateTime submittedAt() {
    return submittedAt;
  }

  /** Null while it goes on. */
  public OffsetDateTime endedAt() {
    return endedAt;
  }

  /** The number of the last event of its state stream. */
  public long sequence() {
    return sequence;
  }

  public int applied() {
    return applied;
  }

  public int failed() {
    return failed;
  }

  public int reused() {
    return reused;
  }

  public int uniqueArchitectures() {
    return uniqueArchitectures;
  }

  /** The best architecture as JSON; null while there is none. */
  public String best() {
    return best;
  }

  public String trajectoryHash() {
    return trajectoryHash;
  }
}
