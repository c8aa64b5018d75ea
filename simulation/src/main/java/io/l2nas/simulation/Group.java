package io.l2nas.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A consumer group: says who reads which partition, and keeps how far they are. Members learn of a
 * change each in its own time, so two may read one partition for a while, or nobody; and who was
 * taken for dead and only slept goes on until it is told.
 */
final class Group {
  private static final Duration SESSION = Duration.ofSeconds(4);
  private static final Duration NOTICE = Duration.ofSeconds(1);

  private final World world;
  private final List<Member> members = new ArrayList<>();
  private final Member[] owners;
  private final long[] committed;
  private int turn;

  /**
   * One life of a process that reads; it is told the partitions that it is to read, and no others.
   */
  record Member(SimulatedProcess process, int life, Consumer<Set<Integer>> assigned) {
    boolean isAlive() {
      return process.isUp() && process.life() == life;
    }

    boolean isSilent() {
      return !isAlive() || process.frozenNanos() >= SESSION.toNanos();
    }
  }

  Group(World world, int partitions) {
    this.world = world;
    this.owners = new Member[partitions];
    this.committed = new long[partitions];
  }

  /** A process takes part for the rest of this life. */
  Member join(SimulatedProcess process, Consumer<Set<Integer>> assigned) {
    Member member = new Member(process, process.life(), assigned);
    enter(member);
    return member;
  }

  long committed(int partition) {
    return committed[partition];
  }

  /** Is refused from whoever is no longer the owner; nobody tells him. */
  void commit(Member member, int partition, long offset) {
    if (owners[partition] == member) {
      committed[partition] = offset;
    }
  }

  /** Others read the partitions from now on. */
  void shuffle() {
    turn++;
    rebalance();
  }

  private void enter(Member member) {
    members.add(member);
    rebalance();
    watch(member);
  }

  /** Who has not been heard of for a session is no member any more; if it lives it joins again. */
  private void watch(Member member) {
    world
        .scheduler()
        .after(
            SESSION.toNanos(),
            () -> {
              if (!member.isSilent()) {
                watch(member);
                return;
              }
              members.remove(member);
              rebalance();
              if (member.isAlive()) {
                member.process().after(0, () -> enter(member));
              }
            });
  }

  private void rebalance() {
    Arrays.fill(owners, null);
    for (int partition = 0; partition < owners.length && !members.isEmpty(); partition++) {
      owners[partition] = members.get((partition + turn) % members.size());
    }
    for (Member member : members) {
      if (member.isAlive()) {
        member.process().after(world.chance().time(NOTICE), () -> tell(member));
      }
    }
  }

  private void tell(Member member) {
    if (members.contains(member)) {
      Set<Integer> mine = new TreeSet<>();
      for (int partition = 0; partition < owners.length; partition++) {
        if (owners[partition] == member) {
          mine.add(partition);
        }
      }
      member.assigned().accept(mine);
    }
  }
}
