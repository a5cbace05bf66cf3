package org.commonpurse.ledger.reconciliation;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DAYS_OUT_OF_RANGE;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Finds which lines of two lists speak of the same payment.
 * <p>
 * First come lines with the same reference and amount, then those with the same reference and another
 * amount, then those with the same amount within some days. Among several candidates the nearest
 * days win, then the order of the lists. The same lists always give the same answer.
 */
public final class Matching {

  /** The greatest distance in days that can be asked for. */
  public static final int DAYS_MAX = 366;

  private record Pair(PartnerItem theirs, FundItem ours, int theirPlace, int ourPlace) {

    long days() {
      return Math.abs(ChronoUnit.DAYS.between(theirs.paidOn(), ours.receivedOn()));
    }
  }

  private final Map<PartnerItem, Integer> theirsLeft = new LinkedHashMap<>();
  private final Map<FundItem, Integer> oursLeft = new LinkedHashMap<>();

  private Matching(List<PartnerItem> theirs, List<FundItem> ours) {
    for (PartnerItem item : theirs) {
      theirsLeft.put(item, theirsLeft.size());
    }
    for (FundItem item : ours) {
      oursLeft.put(item, oursLeft.size());
    }
  }

  /**
   * Matches a partner's lines with the fund's.
   *
   * @param theirs  the partner's lines, each on a line of its own
   * @param ours  the fund's lines, each of an entry of its own
   * @param daysMax  how far apart the days of lines without a common reference may lie, from 0
   */
  public static Reconciliation match(List<PartnerItem> theirs, List<FundItem> ours, int daysMax) {
    if (daysMax < 0 || daysMax > DAYS_MAX) {
      throw LEDGER_DAYS_OUT_OF_RANGE
          .because(
              "Days may lie 0 to " + DAYS_MAX + " apart, not " + daysMax + ".", "days", daysMax)
          .toException();
    }
    var matching = new Matching(theirs, ours);
    var matched = new ArrayList<Match>();
    var differing = new ArrayList<Difference>();
    for (Pair pair :
        matching.take(
            item -> normalised(item.reference()),
            item -> normalised(item.reference()),
            (one, other) -> one.pence() == other.pence())) {
      matched.add(new Match(pair.theirs(), pair.ours(), MatchRule.REFERENCE_AND_AMOUNT));
    }
    for (Pair pair :
        matching.take(
            item -> normalised(item.reference()),
            item -> normalised(item.reference()),
            (one, other) -> true)) {
      differing.add(new Difference(pair.theirs(), pair.ours()));
    }
    for (Pair pair :
        matching.take(
            item -> Long.toString(item.pence()),
            item -> Long.toString(item.pence()),
            (one, other) -> isWithin(one.paidOn(), other.receivedOn(), daysMax))) {
      matched.add(new Match(pair.theirs(), pair.ours(), MatchRule.AMOUNT_WITHIN_DAYS));
    }
    return new Reconciliation(
        matched,
        differing,
        List.copyOf(matching.theirsLeft.keySet()),
        List.copyOf(matching.oursLeft.keySet()));
  }

  private static boolean isWithin(LocalDate one, LocalDate other, int daysMax) {
    return Math.abs(ChronoUnit.DAYS.between(one, other)) <= daysMax;
  }

  /** The letters and digits of a reference, in capitals. */
  static String normalised(String reference) {
    return reference.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Takes pairs with a common, non-empty key that fit together, the nearest days first. */
  private List<Pair> take(
      Function<PartnerItem, String> theirKey,
      Function<FundItem, String> ourKey,
      BiPredicate<PartnerItem, FundItem> fits) {
    Map<String, List<FundItem>> oursByKey = oursLeft.keySet().stream().collect(groupingBy(ourKey));
    var candidates = new ArrayList<Pair>();
    theirsLeft.forEach(
        (theirs, place) -> {
          String key = theirKey.apply(theirs);
          if (!key.isEmpty()) {
            for (FundItem ours : oursByKey.getOrDefault(key, List.of())) {
              if (fits.test(theirs, ours)) {
                candidates.add(new Pair(theirs, ours, place, oursLeft.getOrDefault(ours, 0)));
              }
            }
          }
        });
    candidates.sort(
        comparingLong(Pair::days).thenComparing(Pair::theirPlace).thenComparing(Pair::ourPlace));
    Set<Pair> taken = new LinkedHashSet<>();
    for (Pair pair : candidates) {
      if (theirsLeft.containsKey(pair.theirs()) && oursLeft.containsKey(pair.ours())) {
        theirsLeft.remove(pair.theirs());
        oursLeft.remove(pair.ours());
        taken.add(pair);
      }
    }
    var inOrder = new ArrayList<>(taken);
    inOrder.sort(comparingLong(Pair::theirPlace));
    return inOrder;
  }
}
