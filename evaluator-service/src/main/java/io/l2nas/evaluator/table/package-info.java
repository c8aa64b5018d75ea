/** The evaluator {@code table}: looks architectures up in a file of results. */
package io.l2nas.evaluator.table;
