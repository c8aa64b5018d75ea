package io.l2nas.core.experiment;

import io.l2nas.contracts.BudgetSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.space.SearchSpace;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How many different architectures may be proposed. An architecture is reserved when it is proposed
 * and not when it is scored, so evaluations in flight cannot exceed the budget.
 */
final class ArchitectureBudget {
  private final SearchSpace space;
  private final BudgetSpec budget;
  private final Set<String> reserved = new HashSet<>();

  ArchitectureBudget(SearchSpace space, BudgetSpec budget) {
    this.space = space;
    this.budget = budget;
  }

  /** Reserves the architecture of an action, or says why it cannot. */
  Optional<String> refuse(FloatVector alpha) {
    if (!budget.limitsArchitectures()) {
      return Optional.empty();
    }
    String architecture = space.discretize(alpha).text();
    if (reserved.size() == budget.maxArchitectures() && !reserved.contains(architecture)) {
      return Optional.of(
          "all %d architectures of the budget (maxArchitectures) were proposed"
              .formatted(reserved.size()));
    }
    reserved.add(architecture);
    return Optional.empty();
  }

  void save(MemoryWriter memory) {
    memory.putInt(reserved.size());
    reserved.forEach(memory::putText);
  }

  void restore(MemoryReader memory) {
    int count = memory.getCount(Integer.BYTES);
    for (int i = 0; i < count; i++) {
      reserved.add(memory.getText());
    }
  }
}
