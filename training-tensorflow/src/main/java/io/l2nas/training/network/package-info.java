/** The networks that architectures stand for, as TensorFlow graphs. */
package io.l2nas.training.network;
