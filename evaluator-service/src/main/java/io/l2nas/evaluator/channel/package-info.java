/** Actions in, evaluations out: decode, call one core method, send what came back. */
package io.l2nas.evaluator.channel;
