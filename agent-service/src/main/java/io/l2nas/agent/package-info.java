/** The agent service: follows state streams and proposes actions. */
package io.l2nas.agent;
