package io.l2nas.benchmarks;

import io.l2nas.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Records that no service can use, of every kind and for every topic that one reads. The same seed
 * makes the same ones.
 */
final class HostileRecords {
  /** So many others for one that is large, or it is the disk that is measured. */
  private static final int LARGE_ONE_IN = 50;

  private static final int LETTER_ONE_IN = 10;

  private static final List<Hostility> LARGE = List.of(Hostility.LARGE, Hostility.TOO_LARGE);
  private static final List<Hostility> SMALL =
      List.of(Hostility.values()).subList(0, Hostility.LARGE.ordinal());

  private final Random random;
  private final List<Disguise> disguises;
  private int made;

  HostileRecords(long seed, Disguises disguises) {
    this.random = new Random(seed);
    this.disguises = disguises.all();
  }

  HostileRecord next() {
    int number = made++;
    if (number % LARGE_ONE_IN == LARGE_ONE_IN - 1) {
      return of(LARGE, number / LARGE_ONE_IN);
    }
    if (number % LETTER_ONE_IN == LETTER_ONE_IN - 1) {
      return noLetter();
    }
    return of(SMALL, number);
  }

  /** Every kind on every topic, one after the other. */
  private HostileRecord of(List<Hostility> kinds, int number) {
    Disguise disguise = disguises.get(number / kinds.size() % disguises.size());
    return kinds.get(number % kinds.size()).of(disguise, random);
  }

  /** Among the dead letters, and does not say where it stood. */
  private HostileRecord noLetter() {
    return new HostileRecord(
        Hostility.GARBAGE,
        Topic.DEAD_LETTERS.topicName(),
        null,
        random.nextBoolean() ? null : Hostility.garbage(random),
        random.nextBoolean() ? Map.of() : Map.of("dead-letter-topic", "l2nas.states.v1"));
  }
}
