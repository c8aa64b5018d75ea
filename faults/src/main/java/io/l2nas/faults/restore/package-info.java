/** A ledger that is lost and comes back as it was a while ago. */
package io.l2nas.faults.restore;
