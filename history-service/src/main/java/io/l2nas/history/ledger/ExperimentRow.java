package io.l2nas.history.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * An experiment as the ledger has it, to be read; {@link Ledger} writes it, by statements that can
 * refuse.
 */
@Entity
@Immutable
@Table(name = "experiment")
public class ExperimentRow extends ExperimentStanding {
  private String spec;

  /** The specification, as JSON. */
  public String spec() {
    return spec;
  }
}
