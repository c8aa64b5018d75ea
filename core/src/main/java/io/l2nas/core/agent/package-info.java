/** Who searches: the port, and random search. */
package io.l2nas.core.agent;
