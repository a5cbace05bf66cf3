package org.commonpurse.allocation.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Reserve;
import org.commonpurse.allocation.engine.ClauseResult.UnitResult;
import org.commonpurse.allocation.engine.State.Balance;
import org.commonpurse.allocation.engine.State.SoFar;
import org.commonpurse.allocation.exact.Exact;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Given;
import org.commonpurse.allocation.term.Holding;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Parts;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.ledger.fund.Code;

/** Applies agreements to outturns. */
public final class Engine {

  private final Agreement agreement;
  private final Outturn outturn;
  private final Takings takings;
  private State state;

  private Engine(Agreement agreement, Outturn outturn, State state) {
    this.agreement = agreement;
    this.outturn = outturn;
    this.takings = new Takings(outturn, agreement.parties());
    this.state = state;
  }

  /**
   * Applies an agreement to an outturn.
   *
   * <p>Clauses work in the agreement's order, each on what it takes; for every clause the amount is
   * exactly the partners' parts, what sources took and what stays unallocated.
   *
   * @param state what the application before this one handed on, or {@link State#INITIAL}
   * @return the allocation and what it hands on
   * @throws AllocationException if the agreement is not in force in the outturn's period, is in
   *     another currency, or two clauses take the same line
   * @throws org.commonpurse.allocation.term.OutturnIncompleteException if a clause reads a figure
   *     that the outturn does not have
   */
  public static Applied apply(Agreement agreement, Outturn outturn, State state) {
    return new Engine(agreement, outturn, state).apply();
  }

  private Applied apply() {
    requireApplicable();
    state = state.withReserves(openedReserves());
    var results = new ArrayList<ClauseResult>();
    for (var clause : agreement.clauses()) {
      if (clause.isInForceOn(outturn.lastDay())) {
        results.add(apply(clause));
      }
    }
    return new Applied(new Allocation(agreement, outturn, results, takings.untaken()), state);
  }

  private void requireApplicable() {
    if (!agreement.currency().equals(outturn.currency())) {
      throw new AllocationException(
          "ALLOCATION_CURRENCY_MISMATCH",
          "The agreement is in %s and the outturn in %s; give both in the fund's currency."
              .formatted(agreement.currency(), outturn.currency()),
          Map.of(
              "agreement", agreement.currency().getCurrencyCode(),
              "outturn", outturn.currency().getCurrencyCode()));
    }
    if (!agreement.isInForceOn(outturn.lastDay())) {
      throw new AllocationException(
          "AGREEMENT_NOT_IN_FORCE",
          "%s is in force from %s until %s, which does not cover %s; apply the version that does."
              .formatted(
                  agreement.label(),
                  agreement.inForceFrom(),
                  agreement.inForceUntil().map(LocalDate::toString).orElse("further notice"),
                  outturn.period()),
          Map.of("agreement", agreement.label(), "period", outturn.period()));
    }
  }

  private ClauseResult apply(Clause clause) {
    var parties = agreement.parties();
    var before =
        clause.yearToDate()
            ? state.allocatedSoFar(clause.code(), outturn.year())
            : Optional.<Whole>empty();
    // The year to date is worked out afresh, so what it took before goes back first.
    before.ifPresent(soFar -> move(clause, soFar.negated()));
    var units = takings.take(clause);
    var results = new ArrayList<UnitResult>();
    var whole = Whole.none(parties);
    Exact amount = Exact.ZERO;
    Parts exact = null;
    for (var unit : units) {
      var given = given(clause, unit);
      var working = clause.term().allocate(unit.amount(), given);
      amount = amount.plus(unit.amount());
      if (clause.rounding().onTotal()) {
        exact = exact == null ? working.parts() : exact.plus(working.parts());
        results.add(result(unit, working, Optional.empty()));
      } else {
        var rounded = Whole.of(working.parts(), clause.rounding(), parties);
        take(clause, unit, rounded);
        whole = whole.plus(rounded);
        results.add(result(unit, working, Optional.of(rounded)));
      }
    }
    if (exact != null) {
      whole = Whole.of(exact, clause.rounding(), parties);
      take(clause, units.get(0), whole);
    }
    if (clause.yearToDate()) {
      state = state.withSoFar(clause.code(), new SoFar(outturn.year(), whole));
    }
    var difference = before.isPresent() ? whole.plus(before.get().negated()) : whole;
    long amountPence = amount.wholePart() - before.map(Whole::totalPence).orElse(0L);
    return new ClauseResult(clause, amountPence, difference, fell(clause, units), results);
  }

  private static UnitResult result(
      Unit unit, org.commonpurse.allocation.term.Working working, Optional<Whole> whole) {
    return new UnitResult(unit.label(), unit.amount().wholePart(), working, whole);
  }

  private Given given(Clause clause, Unit unit) {
    var holdings = new HashMap<Source, Holding>(takings.sources(clause, unit));
    state
        .reserves()
        .forEach((code, balance) -> holdings.put(new Source.Reserve(code), holding(balance)));
    return new Given(agreement.parties(), outturn, unit, clause.takes().isToTheGood(), holdings);
  }

  private Holding holding(Balance balance) {
    var byOwner = new ArrayList<Exact>();
    for (var code : agreement.parties().codes()) {
      byOwner.add(Exact.of(balance.byOwner().getOrDefault(code, 0L)));
    }
    return new Holding(byOwner, Exact.of(balance.unownedPence()));
  }

  /** Takes what sources gave from where it was. */
  private void take(Clause clause, Unit unit, Whole whole) {
    takings.use(
        clause,
        unit,
        whole.takenBy(new Source.Underspends()),
        whole.takenBy(new Source.Uncommitted()));
    move(clause, whole);
  }

  /** Moves what the parts say in or out of the reserves. */
  private void move(Clause clause, Whole whole) {
    var changed = new HashMap<>(state.reserves());
    for (var move : whole.moves()) {
      if (move.source() instanceof Source.Reserve reserve) {
        long in = clause.takes().isToTheGood() ? move.pence() : Math.negateExact(move.pence());
        changed.merge(reserve.code(), balance(move.owner(), in), (old, more) -> plus(old, more));
      }
    }
    state = state.withReserves(changed);
  }

  private static Balance balance(Optional<Code> owner, long pence) {
    return owner
        .map(code -> new Balance(Map.of(code, pence), 0))
        .orElseGet(() -> new Balance(Map.of(), pence));
  }

  private static Balance plus(Balance first, Balance second) {
    var byOwner = new HashMap<>(first.byOwner());
    second.byOwner().forEach((owner, pence) -> byOwner.merge(owner, pence, Math::addExact));
    return new Balance(byOwner, Math.addExact(first.unownedPence(), second.unownedPence()));
  }

  private Map<Code, Balance> openedReserves() {
    var reserves = new HashMap<>(state.reserves());
    for (var reserve : agreement.reserves()) {
      reserves.computeIfAbsent(reserve.code(), code -> opening(reserve));
    }
    return reserves;
  }

  private Balance opening(Reserve reserve) {
    var parties = agreement.parties();
    var given =
        new Given(parties, outturn, new Unit("", List.of(), Exact.ZERO, 0), false, Map.of());
    var weights = reserve.ownedBy().flatMap(shares -> shares.weights(given));
    if (weights.isEmpty()) {
      return new Balance(Map.of(), reserve.openingPence());
    }
    var parts = Parts.of(weights.get().split(Exact.of(reserve.openingPence())));
    var whole = Whole.of(parts, org.commonpurse.allocation.agreement.Rounding.USUAL, parties);
    var byOwner = new HashMap<Code, Long>();
    for (int i = 0; i < parties.size(); i++) {
      if (whole.partners().get(i) != 0) {
        byOwner.put(parties.code(i), whole.partners().get(i));
      }
    }
    return new Balance(byOwner, 0);
  }

  private List<Long> fell(Clause clause, List<Unit> units) {
    Parties parties = agreement.parties();
    var fell = new ArrayList<>(Collections.nCopies(parties.size(), 0L));
    if (clause.takes().isVariance()) {
      return fell;
    }
    for (var unit : units) {
      for (var cause : unit.causes()) {
        if (cause.fellOn() == Movement.NOBODY) {
          throw new AllocationException(
              "ALLOCATION_PARTNER_UNKNOWN",
              "The %s of %s fell on a partner that \"%s\" does not name; add it to the agreement's"
                      .formatted(clause.takes().noun(), cause.label(), agreement.title())
                  + " partners.",
              Map.of("clause", clause.reference(), "cause", cause.label()));
        }
        fell.set(
            cause.fellOn(), Math.addExact(fell.get(cause.fellOn()), cause.amount().wholePart()));
      }
    }
    return fell;
  }
}
