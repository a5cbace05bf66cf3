package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Advance;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What is owed in future years of what partners paid in advance.
 * <p>
 * It says what falls due if nothing more is advanced, nothing is repaid from underspends before, and
 * nothing is written off. What lapses meanwhile is left out. Of an advance between partners the principal
 * of all partners adds up to nothing in each year, as does the interest.
 */
public final class Repayments {

  private static final Comparator<Repayment> BY_YEAR =
      Comparator.comparing(
              (Repayment each) ->
                  each.year().map(FinancialYear::startYear).orElse(Integer.MAX_VALUE))
          .thenComparing(Repayment::of)
          .thenComparing(Repayment::partner);

  private final FinancialYear now;
  private final List<Repayment> repayments = new ArrayList<>();

  private Repayments(FinancialYear now) {
    this.now = now;
  }

  /**
   * What a state leaves to be repaid.
   *
   * @param agreement  the version that handed the state on
   * @param now  the year in which it did; what falls due in it is no future year's
   * @return in order of year, what is due on no day last
   */
  public static List<Repayment> after(FinancialYear now, Agreement agreement, State state) {
    var repayments = new Repayments(now);
    state.recoveries().forEach(repayments::addRecoveries);
    for (var advance : agreement.advances()) {
      var advanced = state.advances().get(advance.code());
      if (advanced != null) {
        repayments.add(advance, advanced);
      }
    }
    repayments.repayments.removeIf(each -> each.principalPence() == 0 && each.interestPence() == 0);
    return repayments.repayments.stream().sorted(BY_YEAR).toList();
  }

  private void addRecoveries(ClauseCode clause, List<State.Instalment> instalments) {
    for (var instalment : instalments) {
      if (instalment.year().compareTo(now) > 0) {
        instalment
            .pence()
            .forEach(
                (partner, pence) ->
                    repayments.add(
                        new Repayment(clause, partner, Optional.of(instalment.year()), -pence, 0)));
      }
    }
  }

  private void add(Advance advance, Advanced advanced) {
    if (advance.years() == 0) {
      var owed = advanced.claims().negated().byPartner();
      add(advance, Optional.empty(), owed, Map.of());
      return;
    }
    var standing = advanced;
    for (int i = 0; i < advance.grace() + advance.years(); i++) {
      standing = standing.at(standing.year().next());
      var begun = AdvanceOfYear.begin(advance, standing, condition -> false);
      standing = standing.plus(begun.claims());
      var due = AdvanceOfYear.due(advance, standing);
      standing = standing.plus(due.claims());
      add(advance, Optional.of(standing.year()), charges(due), charges(begun));
    }
  }

  /** What partners pay of it: what they bear, and what they advance or have repaid between them. */
  private static Map<PartnerCode, Long> charges(AdvanceOfYear ofYear) {
    var charges = new TreeMap<>(ofYear.borne());
    if (ofYear.advance().isOwedByPartners()) {
      ofYear
          .claims()
          .byPartner()
          .forEach((partner, pence) -> charges.merge(partner, pence, Math::addExact));
    }
    return charges;
  }

  private void add(
      Advance advance,
      Optional<FinancialYear> year,
      Map<PartnerCode, Long> principal,
      Map<PartnerCode, Long> interest) {
    var partners = new TreeSet<>(principal.keySet());
    partners.addAll(interest.keySet());
    for (var partner : partners) {
      repayments.add(
          new Repayment(
              advance.clauseCode(),
              partner,
              year,
              principal.getOrDefault(partner, 0L),
              interest.getOrDefault(partner, 0L)));
    }
  }
}
