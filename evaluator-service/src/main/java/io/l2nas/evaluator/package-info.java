/** The evaluator service: any idle evaluator takes the next action of its pool and scores it. */
package io.l2nas.evaluator;
