package org.commonpurse.ledger.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DAYS_OUT_OF_RANGE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

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

  private record Pair(PartnerItem theirs, FundItem ours) {}

  private final Set<PartnerItem> theirsLeft;
  private final Set<FundItem> oursLeft;

  private Matching(List<PartnerItem> theirs, List<FundItem> ours) {
    theirsLeft = new LinkedHashSet<>(theirs);
    oursLeft = new LinkedHashSet<>(ours);
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
            item -> referenceAnd(item.reference(), " " + item.pence()),
            item -> referenceAnd(item.reference(), " " + item.pence()),
            Long.MAX_VALUE)) {
      matched.add(new Match(pair.theirs(), pair.ours(), MatchRule.REFERENCE_AND_AMOUNT));
    }
    for (Pair pair :
        matching.take(
            item -> normalised(item.reference()),
            item -> normalised(item.reference()),
            Long.MAX_VALUE)) {
      differing.add(new Difference(pair.theirs(), pair.ours()));
    }
    for (Pair pair :
        matching.take(
            item -> Long.toString(item.pence()), item -> Long.toString(item.pence()), daysMax)) {
      matched.add(new Match(pair.theirs(), pair.ours(), MatchRule.AMOUNT_WITHIN_DAYS));
    }
    return new Reconciliation(
        matched, differing, List.copyOf(matching.theirsLeft), List.copyOf(matching.oursLeft));
  }

  /** The reference with something else that has to be the same; empty where there is none. */
  private static String referenceAnd(String reference, String other) {
    String normalised = normalised(reference);
    return normalised.isEmpty() ? "" : normalised + other;
  }

  /** The letters and digits of a reference, in capitals. */
  static String normalised(String reference) {
    return reference.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Takes pairs with a common, non-empty key, the nearest days first, in the order of theirs. */
  private List<Pair> take(
      Function<PartnerItem, String> theirKey, Function<FundItem, String> ourKey, long daysMax) {
    Map<String, List<FundItem>> oursByKey = oursLeft.stream().collect(groupingBy(ourKey));
    Map<String, List<PartnerItem>> theirsByKey = theirsLeft.stream().collect(groupingBy(theirKey));
    theirsByKey.remove("");
    Map<PartnerItem, FundItem> taken = new HashMap<>();
    theirsByKey.forEach(
        (key, theirs) -> {
          List<FundItem> ours = oursByKey.getOrDefault(key, List.of());
          for (NearestDays.Pair pair :
              NearestDays.pair(
                  dated(theirs, PartnerItem::paidOn), dated(ours, FundItem::receivedOn), daysMax)) {
            taken.put(theirs.get(pair.theirPlace()), ours.get(pair.ourPlace()));
          }
        });
    List<Pair> inOrder =
        theirsLeft.stream()
            .flatMap(
                theirs ->
                    Optional.ofNullable(taken.get(theirs))
                        .map(ours -> new Pair(theirs, ours))
                        .stream())
            .toList();
    theirsLeft.removeAll(taken.keySet());
    oursLeft.removeAll(Set.copyOf(taken.values()));
    return inOrder;
  }

  private static <T> List<NearestDays.Dated> dated(List<T> items, Function<T, LocalDate> day) {
    return IntStream.range(0, items.size())
        .mapToObj(place -> new NearestDays.Dated(day.apply(items.get(place)).toEpochDay(), place))
        .toList();
  }
}
