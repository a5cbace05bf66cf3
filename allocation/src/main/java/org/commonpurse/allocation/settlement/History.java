package org.commonpurse.allocation.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.fund.Code;

/**
 * What recorded allocations would have come to under a proposed agreement. Nothing is posted.
 *
 * @param proposed the agreement that was tried
 * @param differences one for each period and partner, by period, then in order of code
 */
public record History(Agreement proposed, List<Difference> differences) {

  public History {
    differences = List.copyOf(differences);
  }

  /**
   * One partner in one period.
   *
   * @param period the period in words
   * @param partner the partner as the proposed agreement names it
   * @param recordedPence what it was charged (positive) or credited
   * @param proposedPence what it would have been charged or credited
   */
  public record Difference(String period, Code partner, long recordedPence, long proposedPence) {

    /** What it would have paid more (positive) or less. */
    public long pence() {
      return Math.subtractExact(proposedPence, recordedPence);
    }
  }

  /**
   * Re-runs allocations under a proposed agreement, each year with the state of the one before, and
   * the decisions of the board left out.
   *
   * @param recorded the allocations as recorded, in order of time
   * @param proposed the agreement to try; its own dates of force are left aside, those of its clauses
   *     count
   * @param inProposed the partner of the proposed agreement that stands for a partner
   */
  static History of(List<Allocation> recorded, Agreement proposed, UnaryOperator<Code> inProposed) {
    var timeless = proposed.inForceFrom(LocalDate.MIN);
    var state = State.INITIAL;
    var differences = new ArrayList<Difference>();
    for (var allocation : recorded) {
      var outturn = allocation.outturn().withPartners(inProposed);
      var tried = Engine.apply(timeless, outturn, state);
      state = tried.state();
      differences.addAll(
          compare(
              outturn, charges(allocation, inProposed), charges(tried.allocation(), code -> code)));
    }
    return new History(proposed, differences);
  }

  private static List<Difference> compare(
      Outturn outturn, Map<Code, Long> recorded, Map<Code, Long> proposed) {
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

  private static Map<Code, Long> charges(Allocation allocation, UnaryOperator<Code> partner) {
    var charges = new HashMap<Code, Long>();
    var parties = allocation.agreement().parties();
    for (int i = 0; i < parties.size(); i++) {
      charges.merge(
          partner.apply(parties.code(i)), allocation.chargesPence().get(i), Math::addExact);
    }
    return charges;
  }
}
