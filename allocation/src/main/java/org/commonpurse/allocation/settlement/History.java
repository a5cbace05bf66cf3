package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_FUND_NOT_IN_FIGURES;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What recorded allocations would have come to under a proposed agreement. Nothing is posted.
 *
 * @param proposed  the agreement that was tried
 * @param differences  one for each year and partner, by year, then in order of code
 */
public record History(Agreement proposed, List<Difference> differences) {

  public History {
    differences = List.copyOf(differences);
  }

  /**
   * One partner in one year.
   *
   * @param period  the year in words, with the month up to which it was applied if that is not the
   *     last
   * @param partner  the partner as the proposed agreement names it
   * @param recordedPence  what it was charged (positive) or credited
   * @param proposedPence  what it would have been charged or credited
   */
  public record Difference(
      String period, PartnerCode partner, long recordedPence, long proposedPence) {

    /** What it would have paid more (positive) or less. */
    public long pence() {
      return Math.subtractExact(proposedPence, recordedPence);
    }
  }

  /** What each partner would have paid more (positive) or less over all years, in order of code. */
  public SortedMap<PartnerCode, Long> totals() {
    var totals = new TreeMap<PartnerCode, Long>();
    differences.forEach(each -> totals.merge(each.partner(), each.pence(), Math::addExact));
    return totals;
  }

  /**
   * Re-runs allocations under a proposed agreement, each year once, on the last of its outturns, with
   * the state of the year before; the decisions of the board are left out.
   *
   * @param recorded  the allocations as recorded, in order of time
   * @param proposed  the agreement to try; its own dates of force are left aside, those of its
   *     clauses
   *     count
   * @param inProposed  the partner of the proposed agreement that stands for a partner
   * @param completed  figures with what the proposed agreement needs and the recorded one did not take
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_FUND_NOT_IN_FIGURES} if the proposed agreement names
   *     a fund that was no part of the recorded figures
   */
  static History of(
      List<Allocation> recorded,
      Agreement proposed,
      UnaryOperator<PartnerCode> inProposed,
      UnaryOperator<Outturn> completed) {
    var byYear =
        recorded.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.outturn().year(), TreeMap::new, Collectors.toList()));
    var timeless = proposed.inForce(LocalDate.MIN, Optional.empty());
    var state = State.INITIAL;
    var differences = new ArrayList<Difference>();
    for (var year : byYear.values()) {
      var outturn = completed.apply(year.get(year.size() - 1).outturn().withPartners(inProposed));
      requireFunds(proposed, outturn);
      var charged = new HashMap<PartnerCode, Long>();
      year.forEach(allocation -> addCharges(charged, allocation, inProposed));
      var tried = Engine.apply(timeless, outturn, state);
      state = tried.state();
      var wouldBe = new HashMap<PartnerCode, Long>();
      addCharges(wouldBe, tried.allocation(), UnaryOperator.identity());
      differences.addAll(compare(outturn, charged, wouldBe));
    }
    return new History(proposed, differences);
  }

  private static void requireFunds(Agreement proposed, Outturn outturn) {
    for (var fund : proposed.otherFunds(outturn.fund())) {
      if (outturn.lines().stream().noneMatch(line -> line.fund().equals(fund))) {
        throw ALLOCATION_FUND_NOT_IN_FIGURES
            .because(
                "The proposed agreement names the fund %s, of which the figures recorded for %s hold nothing; try it on years that were applied to both."
                    .formatted(fund, outturn.period()),
                "fund",
                fund,
                "period",
                outturn.period())
            .toException();
      }
    }
  }

  private static List<Difference> compare(
      Outturn outturn, Map<PartnerCode, Long> recorded, Map<PartnerCode, Long> proposed) {
    var partners = new TreeSet<>(recorded.keySet());
    partners.addAll(proposed.keySet());
    return partners.stream()
        .map(
            partner ->
                new Difference(
                    outturn.period(),
                    partner,
                    recorded.getOrDefault(partner, 0L),
                    proposed.getOrDefault(partner, 0L)))
        .toList();
  }

  private static void addCharges(
      Map<PartnerCode, Long> charges, Allocation allocation, UnaryOperator<PartnerCode> partner) {
    var parties = allocation.parties();
    for (int i = 0; i < parties.size(); i++) {
      charges.merge(
          partner.apply(parties.code(i)), allocation.chargesPence().get(i), Math::addExact);
    }
  }
}
