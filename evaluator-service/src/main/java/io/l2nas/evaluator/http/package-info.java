/** The evaluator {@code http}: asks services that the operator configured, and no others. */
package io.l2nas.evaluator.http;
