package org.commonpurse.allocation.outturn;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * What caused the variance of a line, as somebody who knows the scheme has divided it.
 * <p>
 * Each part has the sign of a variance: an overspend is positive, an underspend negative, and one
 * line can have both. A division {@linkplain #fits fits} a variance while its parts together are a
 * part of it: from nothing up to all of it, in its direction. What is left of the variance has no
 * cause. So 130.00 by demand and -30.00 by price fit an overspend of 100.00 or more; 130.00 by
 * demand alone does not fit one of 100.00, for then something else saved 30.00, and is to be named.
 *
 * @param fund  the fund that the line is of
 * @param pence  the parts by cause, in pence, in order of code; none of them is 0
 */
public record LineCauses(
    FundCode fund, SchemeCode scheme, StreamCode stream, SortedMap<CauseCode, Long> pence) {

  public LineCauses {
    var parts = new TreeMap<>(pence);
    parts.values().removeIf(part -> part == 0);
    pence = Collections.unmodifiableSortedMap(parts);
  }

  /** Whether it divides a line. */
  boolean isOf(Line line) {
    return fund.equals(line.fund()) && scheme.equals(line.scheme()) && stream.equals(line.stream());
  }

  /** The parts together, in pence. */
  public long totalPence() {
    return total(pence);
  }

  static long total(SortedMap<CauseCode, Long> pence) {
    long total = 0;
    for (long part : pence.values()) {
      total = Math.addExact(total, part);
    }
    return total;
  }

  /** Whether parts together are a part of a variance, from nothing up to all of it. */
  static boolean fits(SortedMap<CauseCode, Long> pence, long variancePence) {
    long total = total(pence);
    return Math.min(0, variancePence) <= total && total <= Math.max(0, variancePence);
  }

  /** The line as {@code reablement from nhs-minimum}. */
  public String label() {
    return scheme + " from " + stream;
  }

  /** The line as an outturn of {@code own} has it: with its fund, where that is another. */
  public String label(FundCode own) {
    return fund.equals(own) ? label() : fund + ": " + label();
  }
}
