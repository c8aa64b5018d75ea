/** The ledger in PostgreSQL: what is recorded here has happened. */
package io.l2nas.history.ledger;
