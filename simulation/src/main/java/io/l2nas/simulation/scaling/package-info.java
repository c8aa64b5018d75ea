/** How many evaluators an autoscaler keeps for a recorded load, and what that costs and brings. */
package io.l2nas.simulation.scaling;
