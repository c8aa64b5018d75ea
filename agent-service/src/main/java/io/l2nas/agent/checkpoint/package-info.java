/** Agents written down in Kafka and taken back: see core's package of this name. */
package io.l2nas.agent.checkpoint;
