/**
 * Which evaluators are bad: those that fail again and again at work that others complete. Nothing
 * is asked of anybody; all follows from what evaluators tell of their evaluations. A failure is no
 * fault of its evaluator where others fail, too, or while nobody completes anything.
 */
package io.l2nas.core.quarantine;
