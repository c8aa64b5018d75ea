package io.l2nas.history.ledger;

import io.l2nas.messaging.DeadLetter;
import java.time.Instant;
import java.util.Optional;

/**
 * What the ledger knows of a dead letter.
 *
 * @param letter the first letter about its record
 * @param redrivenAt when the record was sent again; empty if it was not
 */
public record DeadLetterRow(DeadLetter letter, Optional<Instant> redrivenAt) {}
