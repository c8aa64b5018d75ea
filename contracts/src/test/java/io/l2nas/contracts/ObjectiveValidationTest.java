package io.l2nas.contracts;

import io.l2nas.contracts.fixtures.Specs;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objectives cannot hold what is not valid, and say what would be. */
class ObjectiveValidationTest {

  static Stream<Refusal> refusals() {
    return Stream.of(constraint(), tradeOff(), objective()).flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> constraint() {
    Constraint valid = Specs.objective().constraints().get(0);
    return Stream.of(
            Refusal.ofText(valid, "metric", "constraint metric", Require.MAX_LABEL),
            Stream.of(
                new Refusal(
                    valid, "relation", null, "constraint relation is missing; it is required"),
                new Refusal(
                    valid,
                    "bound",
                    Double.NaN,
                    "constraint bound is NaN; it must be a finite number")))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> tradeOff() {
    TradeOff valid = Specs.objective().tradeOffs().get(0);
    return Stream.of(
            Refusal.ofText(valid, "metric", "trade-off metric", Require.MAX_LABEL),
            Stream.of(
                new Refusal(
                    valid,
                    "target",
                    0.0,
                    "trade-off target is 0.0; it must be a finite number above 0"),
                new Refusal(
                    valid,
                    "exponent",
                    100.5,
                    "trade-off exponent is 100.5; it must be from -100 to 100"),
                new Refusal(
                    valid,
                    "exponent",
                    0.0,
                    "trade-off exponent is 0, with which 'latency' counts for nothing; leave the trade-off out")))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> objective() {
    ObjectiveSpec valid = new ObjectiveSpec(Specs.objective().constraints(), List.of());
    Constraint constraint = valid.constraints().get(0);
    TradeOff tradeOff = Specs.objective().tradeOffs().get(0);
    return Stream.of(
        new Refusal(
            valid,
            "constraints",
            List.of(),
            "objective has no constraints and no tradeOffs; give it one, or leave it out"),
        new Refusal(
            valid,
            "constraints",
            List.of(
                constraint,
                new Constraint("flops", Constraint.Relation.AT_LEAST, 1),
                new Constraint("flops", constraint.relation(), 1)),
            "constraints[2] says of a metric what another one says already; keep one of them"),
        new Refusal(
            valid,
            "tradeOffs",
            Collections.nCopies(51, tradeOff),
            "tradeOffs has 51 entries; it may have at most 50"),
        new Refusal(
            valid,
            "tradeOffs",
            List.of(tradeOff, tradeOff),
            "tradeOffs[1] says of a metric what another one says already; keep one of them"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsNotValidIsRefused(Refusal refusal) {
    // When
    // Then
    refusal.check();
  }

  @Test
  void everyComponentHasARefusal() {
    // When
    // Then
    Refusal.checkComplete(refusals());
  }
}
