package org.commonpurse.allocation.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.term.AllocationContext;
import org.commonpurse.allocation.term.GivenByClause;
import org.commonpurse.allocation.term.Holding;
import org.commonpurse.allocation.term.Holdings;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * How far one application of an agreement has come: what is left to claim, what clauses gave so far, and
 * all that will be handed on. It begins with what was handed on, and every clause finds what those before
 * it left.
 */
final class ApplicationProgress {

  /** Stands for a clause where reserves are opened, which is done under none. */
  private static final ClauseCode NO_CLAUSE = ClauseCode.of("none");

  private static final Unit NOTHING = new Unit("", List.of(), Exact.ZERO, 0);

  final ClaimedAmounts amounts;
  final Investments investments;
  final Recoveries recoveries;
  final Advances advances;
  final CarriedFractions fractions;
  final Deductibles deductibles;
  final Reserves reserves;
  final Map<ClauseCode, YearToDate> yearToDate;
  final Map<ClauseCode, YearlyUse> used = new HashMap<>();
  final Map<ClauseCode, GivenByClause> results = new HashMap<>();

  private final ApplicationInput input;
  private final List<Exact> nobody;
  private final Map<Shares, Optional<Weights>> liveWeights = new HashMap<>();

  /**
   * Begins with what was handed on, and with what the outturn says was invested.
   *
   * @throws AllocationException {@code ALLOCATION_ADVANCE_FORGOTTEN} as {@link Advances} has it
   */
  ApplicationProgress(ApplicationInput input) {
    this.input = input;
    var agreement = input.agreement();
    var parties = input.parties();
    var outturn = input.outturn();
    var before = input.before();
    this.nobody = List.copyOf(Collections.nCopies(parties.size(), Exact.ZERO));
    this.amounts = new ClaimedAmounts(outturn, agreement);
    this.investments = new Investments(before, name -> agreement.advance(name).isPresent());
    this.recoveries = new Recoveries(before.recoveries(), outturn.year(), input.everybody());
    this.advances = new Advances(agreement, outturn.year(), before.advances());
    this.fractions = new CarriedFractions(before.carried(), parties);
    this.deductibles = new Deductibles(before.carriedUp(), outturn.year(), parties);
    this.yearToDate = new HashMap<>(before.yearToDate());
    agreement.investments().forEach(name -> investments.count(name, outturn));
    this.reserves = new Reserves(agreement, before.reserves(), circumstances());
  }

  /** What may be read under no clause. */
  AllocationContext circumstances() {
    return circumstances(NO_CLAUSE, Map.of());
  }

  /**
   * What a clause may read before there is an amount, or after it is shared.
   *
   * @param countsFor  for whom a repayment of an advance counts
   */
  AllocationContext circumstances(ClauseCode clause, Map<InvestmentCode, Weights> countsFor) {
    Holdings none = source -> Holding.unowned(Exact.ZERO, input.parties().size());
    return context(clause, false, none, nobody, countsFor);
  }

  /**
   * What the terms of a clause may read; they have no unit to work on yet.
   *
   * @param countsFor  for whom a repayment of an advance counts
   */
  AllocationContext context(Clause clause, Map<InvestmentCode, Weights> countsFor) {
    var had =
        input
            .toDate(clause)
            .map(past -> past.allocation(input.parties()))
            .map(past -> past.partners().stream().map(Exact::of).toList())
            .orElse(nobody);
    Holdings sources =
        source ->
            source.isReserve() ? reserves.holding(source.code()) : amounts.holding(source, clause);
    return context(clause.code(), clause.basis().isBenefit(), sources, had, countsFor);
  }

  private AllocationContext context(
      ClauseCode clause,
      boolean benefit,
      Holdings sources,
      List<Exact> toDate,
      Map<InvestmentCode, Weights> countsFor) {
    return new AllocationContext(
        input.parties(),
        input.outturn(),
        NOTHING,
        benefit,
        sources,
        investments.unrecovered(),
        countsFor,
        toDate,
        results,
        Movement.NOBODY,
        liveWeights,
        Map.of(),
        clause,
        input.past());
  }

  /** Takes what sources gave from where it was. */
  void takeFrom(Clause clause, RoundedAllocation rounded) {
    if (rounded.moves().isEmpty()) {
      return;
    }
    amounts.use(
        clause, rounded.metBy(new Source.Underspends()), rounded.metBy(new Source.Uncommitted()));
    reserves.move(rounded, clause.basis().isBenefit());
  }

  /**
   * Undoes what a clause did to reserves and to what is carried on in the year so far, because the year
   * to date is worked out afresh. It is done for all clauses before the first of them works, so that each
   * finds what it found the first time.
   */
  void giveBack(Clause clause, YearToDate past) {
    reserves.move(past.allocation(input.everybody()).negated(), clause.basis().isBenefit());
    var carrying = past.carrying();
    investments.undo(carrying.unrecovered());
    recoveries.withdraw(clause.code(), carrying.instalments());
    advances.undo(carrying.claims());
    fractions.bringBack(clause.code(), carrying.fractions());
  }

  /**
   * What is handed on.
   *
   * @param allocation  what the application came to
   */
  State after(Allocation allocation) {
    return new State(
        reserves.balances(),
        investments.inPence(),
        recoveries.due(),
        fractions.byClause(),
        yearToDate,
        investments.counted(),
        used,
        advances.handedOn(),
        CountedPast.handedOn(input.before(), allocation),
        deductibles.byClause());
  }
}
