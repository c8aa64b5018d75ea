package io.l2nas.standalone.command;

import io.l2nas.contracts.Constraint;
import io.l2nas.contracts.ObjectiveSpec;
import io.l2nas.contracts.TradeOff;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a search wants, on one line: {@code accuracy × (latency/50)^-0.07, macs<=400M}. */
final class ObjectiveText {
  private ObjectiveText() {}

  static String of(String metric, ObjectiveSpec wanted) {
    String product =
        Stream.concat(Stream.of(metric), wanted.tradeOffs().stream().map(ObjectiveText::factor))
            .collect(Collectors.joining(" × "));
    return Stream.concat(Stream.of(product), wanted.constraints().stream().map(Constraint::text))
        .collect(Collectors.joining(", "));
  }

  /** {@code latency/50^-0.07} as people read it. */
  private static String factor(TradeOff tradeOff) {
    return tradeOff.text().replaceFirst("^(.*)\\^", "($1)^");
  }
}
