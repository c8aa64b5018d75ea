/** Many searches of one table side by side: agents, metrics and seeds, and what came of them. */
package io.l2nas.standalone.compare;
