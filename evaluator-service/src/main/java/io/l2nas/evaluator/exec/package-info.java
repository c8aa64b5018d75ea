/** The evaluator {@code exec}: runs commands that the operator configured, and no others. */
package io.l2nas.evaluator.exec;
