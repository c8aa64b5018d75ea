/** The evaluator that scores architectures with the weights of a supernet. */
package io.l2nas.supernet;
