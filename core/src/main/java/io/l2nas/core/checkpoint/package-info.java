/**
 * What an agent remembers, as bytes: so that one that starts again need not learn again what it had
 * learned. The state stream stays the truth; a checkpoint only spares its reader time.
 */
package io.l2nas.core.checkpoint;
