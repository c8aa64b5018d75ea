/** What stands in the topics already when somebody comes to read. */
package io.l2nas.agent.past;
