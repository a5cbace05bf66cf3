package org.commonpurse.allocation.change;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * By how much net after sharing to date changed since a moment, and why, in pence.
 * <p>
 * Net after sharing is savings less extra costs, with what sharing moved, over all years to the last that is
 * shown. A change is what is known now less what was known then, and positive where it is better. What was
 * paid in or spent is no cause of it, since net after sharing does not contain it.
 * <p>
 * For each partner, and so for all together: before + causes = now.
 *
 * @param since  the moment, inclusive
 * @param lastYear  the last year that was shown then
 * @param entries  how many entries were recorded since, of any kind
 * @param partners  those that nobody has succeeded, in the fund's order
 * @param items  what was recorded since and counts in years shown then, the largest first
 */
public record NetChange(
    Instant since,
    FinancialYear lastYear,
    int entries,
    List<OfPartner> partners,
    List<PriorPeriodItem> items) {

  public NetChange {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(lastYear, "lastYear");
    partners = List.copyOf(partners);
    items = List.copyOf(items);
  }

  /**
   * The change of a partner, those it succeeded included, whenever it succeeded them.
   *
   * @param beforePence  net after sharing as known then
   * @param causes  by how much each cause changed it; none of nothing
   */
  public record OfPartner(
      PartnerCode partner, long beforePence, SortedMap<ChangeCause, Long> causes) {

    public OfPartner {
      Objects.requireNonNull(partner, "partner");
      var inOrder = new TreeMap<ChangeCause, Long>(ChangeCause.IN_ORDER);
      inOrder.putAll(causes);
      inOrder.values().removeIf(pence -> pence == 0);
      causes = Collections.unmodifiableSortedMap(inOrder);
    }

    /** What a cause changed, in pence; zero where it changed nothing. */
    public long pence(ChangeCause cause) {
      return causes.getOrDefault(cause, 0L);
    }

    /** What all causes changed. */
    public long changePence() {
      return causes.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** Net after sharing as known now. */
    public long nowPence() {
      return Math.addExact(beforePence, changePence());
    }
  }

  /** The causes that changed something for a partner, in order, with what they changed for all together. */
  public SortedMap<ChangeCause, Long> causes() {
    var causes = new TreeMap<ChangeCause, Long>(ChangeCause.IN_ORDER);
    for (var each : partners) {
      each.causes().forEach((cause, pence) -> causes.merge(cause, pence, Math::addExact));
    }
    return causes;
  }

  /** Net after sharing of all partners as known then. */
  public long beforePence() {
    return partners.stream().mapToLong(OfPartner::beforePence).reduce(0, Math::addExact);
  }

  /** The change of all partners together. */
  public long changePence() {
    return partners.stream().mapToLong(OfPartner::changePence).reduce(0, Math::addExact);
  }

  /** Net after sharing of all partners as known now. */
  public long nowPence() {
    return Math.addExact(beforePence(), changePence());
  }
}
