package io.l2nas.history.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An experiment for those who look at it again and again: its specification stays where it is. */
@Entity
@Immutable
@Table(name = "experiment")
public class StandingRow extends ExperimentStanding {}
