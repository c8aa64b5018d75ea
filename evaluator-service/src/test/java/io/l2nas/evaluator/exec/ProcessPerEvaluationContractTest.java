package io.l2nas.evaluator.exec;

class ProcessPerEvaluationContractTest extends ExecEvaluatorContract {
  ProcessPerEvaluationContractTest() {
    super(Lives.EVALUATION);
  }
}
