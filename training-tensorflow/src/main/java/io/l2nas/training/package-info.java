/** The evaluator that trains what is proposed. */
package io.l2nas.training;
