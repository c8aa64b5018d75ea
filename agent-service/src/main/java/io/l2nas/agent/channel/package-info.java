/** States in, actions out: decode, call one core method, send what came back. */
package io.l2nas.agent.channel;
