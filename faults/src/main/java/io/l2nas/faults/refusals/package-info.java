/** What a refusal costs the history, in time and in heap. */
package io.l2nas.faults.refusals;
