package org.commonpurse.ledger.reconciliation;

import static java.util.Comparator.comparingLong;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pairs dated items of two lists: the nearest days first, then by the place in the one list, then by that
 * in the other.
 * <p>
 * Items of one day wait in a queue, and only days next to each other are compared, since whatever lies
 * between two days is nearer to one of them. So n items take n log n steps, also when all of them could
 * be paired with all others.
 */
final class NearestDays {

  /**
   * An item of a list.
   *
   * @param day  the day, counted from any day
   * @param place  its place in its list; each place once
   */
  record Dated(long day, int place) {}

  /** Two items that belong together, by their places. */
  record Pair(int theirPlace, int ourPlace) {}

  /** What is left of one day: of one list only, once pairs of the same day are taken. */
  private record Day(Queue<Integer> theirs, Queue<Integer> ours) {

    Day() {
      this(new ArrayDeque<>(), new ArrayDeque<>());
    }

    boolean isEmpty() {
      return theirs.isEmpty() && ours.isEmpty();
    }
  }

  private record Candidate(long theirDay, long ourDay, Pair pair) {

    long days() {
      return Math.abs(theirDay - ourDay);
    }
  }

  private final TreeMap<Long, Day> days = new TreeMap<>();
  private final long daysMax;
  private final List<Pair> pairs = new ArrayList<>();
  private final PriorityQueue<Candidate> candidates =
      new PriorityQueue<>(
          comparingLong(Candidate::days)
              .thenComparingInt(one -> one.pair().theirPlace())
              .thenComparingInt(one -> one.pair().ourPlace()));

  private NearestDays(long daysMax) {
    this.daysMax = daysMax;
  }

  /**
   * Pairs the items of two lists.
   *
   * @param theirs  the one list, in order of place
   * @param ours  the other, in order of place
   * @param daysMax  how far apart the days of a pair may lie
   * @return the pairs, in no order
   */
  static List<Pair> pair(List<Dated> theirs, List<Dated> ours, long daysMax) {
    var nearest = new NearestDays(daysMax);
    theirs.forEach(one -> nearest.day(one.day()).theirs().add(one.place()));
    ours.forEach(one -> nearest.day(one.day()).ours().add(one.place()));
    nearest.pairSameDays();
    nearest.propose(List.copyOf(nearest.days.keySet()));
    nearest.pairCandidates();
    return nearest.pairs;
  }

  private Day day(long day) {
    return days.computeIfAbsent(day, one -> new Day());
  }

  private void pairSameDays() {
    for (Day day : days.values()) {
      while (!day.theirs().isEmpty() && !day.ours().isEmpty()) {
        pairs.add(new Pair(day.theirs().remove(), day.ours().remove()));
      }
    }
    days.values().removeIf(Day::isEmpty);
  }

  private void pairCandidates() {
    for (var next = candidates.poll(); next != null; next = candidates.poll()) {
      // One of the two may have found another in the meantime; what stands there now is proposed
      // too.
      if (between(next.theirDay(), next.ourDay()).equals(Optional.of(next))) {
        take(next);
      }
    }
  }

  private void take(Candidate found) {
    pairs.add(found.pair());
    day(found.theirDay()).theirs().remove();
    day(found.ourDay()).ours().remove();
    Stream.of(found.theirDay(), found.ourDay())
        .filter(day -> day(day).isEmpty())
        .forEach(days::remove);
    long early = Math.min(found.theirDay(), found.ourDay());
    long late = Math.max(found.theirDay(), found.ourDay());
    var first = Optional.ofNullable(days.lowerKey(early)).orElse(early);
    var last = Optional.ofNullable(days.higherKey(late)).orElse(late);
    SortedMap<Long, Day> around = days.subMap(first, true, last, true);
    propose(List.copyOf(around.keySet()));
  }

  /** Proposes a pair of each two days that follow one another. */
  private void propose(List<Long> inOrder) {
    for (int i = 1; i < inOrder.size(); i++) {
      long early = inOrder.get(i - 1);
      long late = inOrder.get(i);
      if (late - early <= daysMax) {
        between(early, late).or(() -> between(late, early)).ifPresent(candidates::add);
      }
    }
  }

  private Optional<Candidate> between(long theirDay, long ourDay) {
    @Nullable Day theirs = days.get(theirDay);
    @Nullable Day ours = days.get(ourDay);
    if (theirs == null || ours == null || theirs.theirs().isEmpty() || ours.ours().isEmpty()) {
      return Optional.empty();
    }
    var pair = new Pair(theirs.theirs().element(), ours.ours().element());
    return Optional.of(new Candidate(theirDay, ourDay, pair));
  }
}
