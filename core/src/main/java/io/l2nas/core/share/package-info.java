/** How a pool is shared: who may have how many actions in flight, and why somebody waits. */
package io.l2nas.core.share;
