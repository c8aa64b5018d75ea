/** The fuzz tests of the evaluator {@code table}; they stand where they can see what they test. */
package io.l2nas.evaluator.table;
