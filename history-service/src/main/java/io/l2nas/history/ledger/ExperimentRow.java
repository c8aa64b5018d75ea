package io.l2nas.history.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.hibernate.annotations.Immutable;

/**
 * An experiment as the ledger has it, to be read; {@link Ledger} writes it, by statements that can
 * refuse.
 */
@Entity
@Immutable
@Table(name = "experiment")
public class ExperimentRow {
  @Id private String id;
  private String team;
  private String pool;
  private String spec;
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

  /** The specification, as JSON. */
  public String spec() {
    return spec;
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
