/** From an action to an outcome: discretise, score, reward. */
package io.l2nas.core.evaluation;
