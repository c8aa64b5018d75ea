/** The TensorFlow runtime, and what every graph needs of it. */
package io.l2nas.tensorflow;
