/** From an action that is due to its outcome: queue, lease, and what to do when either is lost. */
package io.l2nas.core.dispatch;
