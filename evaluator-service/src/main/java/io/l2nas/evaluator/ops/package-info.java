/** What an operator watches. */
package io.l2nas.evaluator.ops;
