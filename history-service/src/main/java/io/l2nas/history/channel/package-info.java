/** Evaluations in, states out: decode, decide and record, publish, acknowledge. */
package io.l2nas.history.channel;
