/** The evaluator {@code predictor}: asks a small network that was trained to predict accuracies. */
package io.l2nas.evaluator.predictor;
