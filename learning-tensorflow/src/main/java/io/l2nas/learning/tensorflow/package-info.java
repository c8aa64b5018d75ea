/** Actor and critic on TensorFlow: one graph, one run of its session per update. */
package io.l2nas.learning.tensorflow;
