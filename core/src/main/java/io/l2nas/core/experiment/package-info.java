/**
 * An experiment at the agent: from a request to a specification, and the fold over the state
 * stream.
 */
package io.l2nas.core.experiment;
