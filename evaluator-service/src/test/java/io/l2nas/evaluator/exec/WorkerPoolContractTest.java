package io.l2nas.evaluator.exec;

class WorkerPoolContractTest extends ExecEvaluatorContract {
  WorkerPoolContractTest() {
    super(Lives.PROCESS);
  }
}
