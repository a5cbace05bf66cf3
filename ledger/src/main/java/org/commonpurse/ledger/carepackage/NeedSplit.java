package org.commonpurse.ledger.carepackage;

import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_SPLIT_INCOMPLETE;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The split of a package by assessed need.
 *
 * @param hundredths  by partner, in hundredths of a percent: each above 0, together 10,000
 */
public record NeedSplit(SortedMap<PartnerCode, Integer> hundredths) {

  /** The whole, in hundredths of a percent. */
  public static final int WHOLE = 10_000;

  public NeedSplit {
    hundredths = Collections.unmodifiableSortedMap(new TreeMap<>(hundredths));
    // Each is at most the whole, so that their sum fits.
    boolean isSplit = hundredths.values().stream().allMatch(part -> part > 0 && part <= WHOLE);
    if (!isSplit || hundredths.values().stream().mapToLong(Integer::longValue).sum() != WHOLE) {
      throw PACKAGE_SPLIT_INCOMPLETE
          .because(
              "The percentages of the partners do not add up to exactly 100. Give each partner its"
                  + " part, from 0 to 100 with at most two decimals.")
          .toException();
    }
  }

  /** The split of these parts; a partner whose part is nothing is left out. */
  public static NeedSplit of(Map<PartnerCode, Integer> hundredths) {
    var parts = new TreeMap<>(hundredths);
    parts.values().removeIf(part -> part == 0);
    return new NeedSplit(parts);
  }

  /** A partner's part as a fraction of 1; 0 where it has none. */
  public Exact part(PartnerCode partner) {
    return Exact.of(hundredths.getOrDefault(partner, 0), WHOLE);
  }

  /** A part as a percentage without needless zeros, such as {@code 33.3}. */
  public static String percent(int hundredths) {
    var percent = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
    return percent.scale() < 0 ? percent.setScale(0).toPlainString() : percent.toPlainString();
  }

  /** The split in order of codes, such as {@code county 40%, icb 60%}. */
  @Override
  public String toString() {
    return hundredths.entrySet().stream()
        .map(part -> part.getKey() + " " + percent(part.getValue()) + "%")
        .collect(Collectors.joining(", "));
  }
}
