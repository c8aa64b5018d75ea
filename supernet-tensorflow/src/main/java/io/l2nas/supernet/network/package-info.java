/** Networks that hold the weights of all architectures of a space, of which a path is run. */
package io.l2nas.supernet.network;
