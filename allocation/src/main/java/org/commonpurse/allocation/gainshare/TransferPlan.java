package org.commonpurse.allocation.gainshare;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Transfers between partners that leave nobody worse off.
 *
 * @param years  the years
 * @param received  what each partner receives in each year, in whole pence; below zero it pays. Adds up
 *     to zero in each year
 * @param moved  all that is received, which is all that is paid, in pence of the years in which it is
 *     paid, undiscounted
 * @param payers  how many partners pay in any year
 * @param receivers  how many partners receive in any year; one may do both, in different years
 * @param aboveLeastAtMost  by how many pence at most more is moved than the least there can be, by proof;
 *     zero says that there are no smaller transfers
 */
public record TransferPlan(
    List<FinancialYear> years,
    SortedMap<PartnerCode, List<Long>> received,
    long moved,
    int payers,
    int receivers,
    long aboveLeastAtMost)
    implements TransferAnswer {

  public TransferPlan {
    years = List.copyOf(years);
    received = Collections.unmodifiableSortedMap(new TreeMap<>(received));
  }
}
