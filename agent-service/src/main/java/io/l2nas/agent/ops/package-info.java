/** What an operator watches. */
package io.l2nas.agent.ops;
