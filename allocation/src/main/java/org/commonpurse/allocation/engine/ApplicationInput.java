package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NOT_IN_FORCE;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_CURRENCY_MISMATCH;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What one application of an agreement rests on. None of it changes meanwhile.
 *
 * @param inForce  the agreement's clauses that are in force when the outturn's period ends, in its order
 * @param before  what was handed on, under the names of the clauses in force
 * @param past  what the agreement came to before, without what is worked out afresh
 * @param everybody  the partners of the agreement, and after them those of earlier versions that are
 *     still to settle
 */
record ApplicationInput(
    Agreement agreement,
    Outturn outturn,
    List<Clause> inForce,
    State before,
    Past past,
    Parties everybody) {

  static ApplicationInput of(Agreement agreement, Outturn outturn, State handedOn) {
    var inForce = agreement.clausesOn(outturn.lastDay());
    var before = handedOn.renumbered(inForce);
    var past = CountedPast.read(agreement, outturn.year(), before);
    var everybody = agreement.parties().and(former(outturn, inForce, before, past));
    return new ApplicationInput(agreement, outturn, inForce, before, past, everybody);
  }

  /** Whoever had a part of what is counted to date, or is to recover something now, by code. */
  private static Set<PartnerCode> former(
      Outturn outturn, List<Clause> inForce, State before, Past past) {
    var year = outturn.year();
    var former = new TreeSet<>(Advances.everybody(before.advances()));
    for (var clause : inForce) {
      former.addAll(ContractToDate.of(clause, past).borne().keySet());
    }
    for (var toDate : before.yearToDate().values()) {
      if (toDate.year().equals(year)) {
        former.addAll(toDate.everybody());
      }
    }
    for (var instalments : before.recoveries().values()) {
      for (var instalment : instalments) {
        if (instalment.year().equals(year)) {
          former.addAll(instalment.pence().keySet());
        }
      }
    }
    return former;
  }

  /** The partners of the agreement, among whom its clauses allocate. */
  Parties parties() {
    return agreement.parties();
  }

  /** What a clause, or one that it replaces, has allocated in the year so far. */
  Optional<YearToDate> toDate(Clause clause) {
    return clause.countsYearToDate()
        ? before.allocatedToDate(clause.code(), outturn.year())
        : Optional.empty();
  }

  /** Amounts of the agreement's partners, with nothing for those of earlier versions. */
  List<Long> forEverybody(List<Long> inOrder) {
    if (everybody.size() == inOrder.size()) {
      return inOrder;
    }
    var padded = new ArrayList<>(inOrder);
    padded.addAll(everybody.nothing().subList(inOrder.size(), everybody.size()));
    return padded;
  }

  /**
   * Requires that the agreement can be applied to the outturn.
   *
   * @throws AllocationException {@code AGREEMENT_NOT_IN_FORCE}, {@code ALLOCATION_CURRENCY_MISMATCH}
   *     or {@code OUTTURN_CAUSE_UNKNOWN}
   */
  void requireApplicable() {
    CausedParts.requireDeclared(agreement, outturn);
    if (!agreement.currency().equals(outturn.currency())) {
      throw new AllocationException(
          ALLOCATION_CURRENCY_MISMATCH,
          "The agreement is in %s and the outturn in %s; give both in the fund's currency."
              .formatted(agreement.currency(), outturn.currency()),
          Map.of(
              "agreement", agreement.currency().getCurrencyCode(),
              "outturn", outturn.currency().getCurrencyCode()));
    }
    if (!agreement.appliesOn(outturn.lastDay())) {
      throw new AllocationException(
          AGREEMENT_NOT_IN_FORCE,
          "%s is in force from %s until %s, which does not cover %s; apply the version that does."
              .formatted(
                  agreement.label(),
                  agreement.inForceFrom(),
                  agreement.inForceUntil().map(Object::toString).orElse("further notice"),
                  outturn.period()),
          Map.of("agreement", agreement.label(), "period", outturn.period()));
    }
  }
}
