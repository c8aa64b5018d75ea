/** What evaluators outside this process are asked in, and what they answer in: JSON. */
package io.l2nas.evaluator.wire;
