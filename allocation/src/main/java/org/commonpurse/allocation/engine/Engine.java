package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NOT_IN_FORCE;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_CURRENCY_MISMATCH;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_PARTNER_UNKNOWN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.engine.ClauseResult.UnitResult;
import org.commonpurse.allocation.engine.YearToDate.Carrying;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.allocation.term.AllocationContext;
import org.commonpurse.allocation.term.ExactAllocation;
import org.commonpurse.allocation.term.GivenByClause;
import org.commonpurse.allocation.term.Holding;
import org.commonpurse.allocation.term.Holdings;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.allocation.term.Used;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.allocation.term.Working;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Fractions;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.jspecify.annotations.Nullable;

/** Applies agreements to outturns. */
public final class Engine {

  /** Stands for a clause where reserves are opened, which is done under none. */
  private static final ClauseCode NO_CLAUSE = ClauseCode.of("none");

  private static final Unit NOTHING = new Unit("", List.of(), Exact.ZERO, 0);

  private final Agreement agreement;
  private final Parties parties;

  /** The partners of the agreement, and after them those of earlier versions that are still to settle. */
  private final Parties everybody;

  private final Outturn outturn;
  private final List<Clause> inForce;
  private final State before;
  private final boolean explained;
  private final List<Exact> nobody;
  private final List<Long> nothing;
  private final ClaimedAmounts amounts;
  private final Reserves reserves;
  private final Investments investments;
  private final Recoveries recoveries;
  private final Advances advances;
  private final CarriedFractions carried;
  private final Deductibles deductibles;
  private final Past past;
  private final Map<ClauseCode, YearToDate> yearToDate;
  private final Map<ClauseCode, YearlyUse> used = new HashMap<>();
  private final Map<ClauseCode, GivenByClause> results = new HashMap<>();
  private final Map<Shares, Optional<Weights>> liveWeights = new HashMap<>();

  /** For whom a repayment of an advance counts, while a clause works. */
  private Map<InvestmentCode, Weights> countsFor = Map.of();

  private Engine(Agreement agreement, Outturn outturn, State handedOn, boolean explained) {
    this.explained = explained;
    this.agreement = agreement;
    this.parties = agreement.parties();
    this.outturn = outturn;
    this.inForce = agreement.clausesOn(outturn.lastDay());
    this.before = handedOn.renumbered(inForce);
    this.nobody = List.copyOf(Collections.nCopies(parties.size(), Exact.ZERO));
    this.past = CountedPast.read(agreement, outturn.year(), before);
    this.everybody = parties.and(former());
    this.recoveries = new Recoveries(before.recoveries(), outturn.year(), everybody);
    this.nothing = List.copyOf(Collections.nCopies(parties.size(), 0L));
    this.amounts = new ClaimedAmounts(outturn, agreement);
    this.carried = new CarriedFractions(before.carried(), parties);
    this.deductibles = new Deductibles(before.carriedUp(), outturn.year(), parties);
    this.yearToDate = new HashMap<>(before.yearToDate());
    this.investments = new Investments(before, name -> agreement.advance(name).isPresent());
    this.advances = new Advances(agreement, outturn.year(), before.advances());
    agreement.investments().forEach(name -> investments.count(name, outturn));
    this.reserves = new Reserves(agreement, before.reserves(), circumstances(NO_CLAUSE));
  }

  /** What a clause may read before there is an amount, or after it is shared. */
  private AllocationContext circumstances(ClauseCode clause) {
    Holdings none = source -> Holding.unowned(Exact.ZERO, parties.size());
    return context(clause, NOTHING, false, none, nobody, Map.of());
  }

  /**
   * Applies an agreement to an outturn.
   * <p>
   * Clauses work in the agreement's order, each on what it claims; for every clause the amount is
   * exactly the partners' parts, what sources took and what stays unallocated.
   *
   * @param state  what the application before this one handed on, or {@link State#INITIAL}
   * @return the allocation and what it hands on
   * @throws AllocationException if the agreement is not in force in the outturn's period, is in
   *     another currency, or two clauses claim the same line
   * @throws org.commonpurse.allocation.term.OutturnIncompleteException if a clause reads a figure
   *     that the outturn does not have
   */
  public static ApplicationResult apply(Agreement agreement, Outturn outturn, State state) {
    return apply(agreement, outturn, state, List.of());
  }

  /** A state with what the reserves of an agreement open with, where it does not say what they hold. */
  public static State opened(Agreement agreement, Outturn outturn, State state) {
    return state.withReserves(new Engine(agreement, outturn, state, false).reserves.balances());
  }

  /**
   * Applies an agreement to an outturn, with decisions that override what clauses give.
   *
   * @throws AllocationException as above; {@code ALLOCATION_DECISION_UNKNOWN} if a decision is on a
   *     clause that gave no result, or names a partner that is none of the agreement
   */
  public static ApplicationResult apply(
      Agreement agreement, Outturn outturn, State state, List<Decision> decisions) {
    var applied = new Engine(agreement, outturn, state, true).apply();
    return decisions.isEmpty()
        ? applied
        : new ApplicationResult(
            DecisionOverlay.of(decisions, applied.allocation()), applied.state());
  }

  /**
   * Lays decisions over what an allocation gives; each overrides its clause, and both figures are
   * kept.
   *
   * @throws AllocationException {@code ALLOCATION_DECISION_UNKNOWN} as above
   */
  public static Allocation decide(Allocation allocation, List<Decision> decisions) {
    return DecisionOverlay.of(decisions, allocation);
  }

  /**
   * The same as {@link #apply(Agreement, Outturn, State)}, to the penny, but without the working: the
   * results of clauses hold no units. For running many futures of which nobody reads the working.
   */
  public static ApplicationResult applyWithoutWorking(
      Agreement agreement, Outturn outturn, State state) {
    return new Engine(agreement, outturn, state, false).apply();
  }

  /**
   * The lines, their parts by cause, and the impacts of an outturn that clauses of an agreement claim,
   * each with its clause.
   *
   * @param division  by which causes other agreements divide lines; what claims such a line undivided
   *     claims the part of each
   * @throws AllocationException {@code ALLOCATION_TAKEN_TWICE} if two clauses claim the same
   */
  public static Map<String, Clause> claimed(
      Agreement agreement, Outturn outturn, VarianceDivision division) {
    var amounts = new ClaimedAmounts(outturn, agreement);
    for (var clause : agreement.clausesOn(outturn.lastDay())) {
      if (clause.basis().isVariance() || clause.basis().isImpact()) {
        amounts.claim(clause);
      }
    }
    return amounts.claimed(division);
  }

  /** Whoever had a part of what is counted to date, or is to recover something now, by code. */
  private Set<PartnerCode> former() {
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

  private ApplicationResult apply() {
    requireApplicable();
    var clauses = new ArrayList<ClauseResult>();
    var ended = EndedClauses.of(agreement, outturn, inForce, before);
    ended.forEach(this::giveBack);
    inForce.forEach(clause -> toDate(clause).ifPresent(past -> giveBack(clause, past)));
    beginAdvances();
    inForce.forEach(clause -> clauses.add(apply(clause)));
    for (var ofYear : advances.close()) {
      var becomes = AdvanceResult.of(ofYear, agreement, outturn.year(), before, everybody);
      yearToDate.put(becomes.clause().code(), becomes.toDate());
      becomes.result().ifPresent(clauses::add);
    }
    ended.forEach(
        (clause, past) -> {
          yearToDate.remove(clause.code());
          var claims = AdvanceResult.betweenPartners(Map.of(), Optional.of(past), agreement);
          clauses.add(EndedClauses.takenBack(clause, past, claims, everybody));
        });
    for (var clause : agreement.clauses()) {
      recoveries.recover(clause).ifPresent(clauses::add);
    }
    for (var clause : recoveries.dropped(agreement.clauses())) {
      recoveries.recover(clause).ifPresent(clauses::add);
    }
    var allocation = new Allocation(agreement, outturn, clauses, amounts.unclaimed());
    var after =
        new State(
            reserves.balances(),
            investments.inPence(),
            recoveries.due(),
            carried.byClause(),
            yearToDate,
            investments.counted(),
            used,
            advances.handedOn(),
            CountedPast.handedOn(before, allocation),
            deductibles.byClause());
    return new ApplicationResult(allocation, after);
  }

  private void requireApplicable() {
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

  /** What a clause, or one that it replaces, has allocated in the year so far. */
  private Optional<YearToDate> toDate(Clause clause) {
    return clause.countsYearToDate()
        ? before.allocatedToDate(clause.code(), outturn.year())
        : Optional.empty();
  }

  /**
   * Undoes what a clause did to reserves and to what is carried on in the year so far, because the year
   * to date is worked out afresh. It is done for all clauses before the first of them works, so that each
   * finds what it found the first time.
   */
  private void giveBack(Clause clause, YearToDate past) {
    reserves.move(past.allocation(everybody).negated(), clause.basis().isBenefit());
    var carrying = past.carrying();
    investments.undo(carrying.unrecovered());
    recoveries.withdraw(clause.code(), carrying.instalments());
    advances.undo(carrying.claims());
    carried.bringBack(clause.code(), carrying.fractions());
  }

  private void beginAdvances() {
    for (var advance : agreement.advances()) {
      before
          .allocatedToDate(advance.clauseCode(), outturn.year())
          .ifPresent(past -> advances.undo(past.carrying().claims()));
    }
    var now = circumstances(NO_CLAUSE);
    advances.begin(condition -> condition.holds(now));
  }

  private ClauseResult apply(Clause clause) {
    boolean benefit = clause.basis().isBenefit();
    var toDate = toDate(clause);
    var had =
        toDate
            .map(past -> past.allocation(parties).partners().stream().map(Exact::of).toList())
            .orElse(nobody);
    var fractions = carried.of(clause.code());
    var units = amounts.claim(clause);
    var contract = ContractToDate.of(clause, past);
    var payable = advances.payable();
    investments.hold(payable);
    countsFor = advances.countsFor(parties);
    var applied = new ArrayList<UnitResult>();
    var byCause = CausedParts.of(agreement, units);
    var workings = new ArrayList<Working>();
    var use = usedBefore(clause);
    var layers = new LayersUsed(parties);
    @Nullable RoundedAllocation rounded = null;
    Exact amount = Exact.ZERO;
    @Nullable ExactAllocation together = null;
    @Nullable ExactAllocation given = null;
    Holdings sources =
        source ->
            source.isReserve() ? reserves.holding(source.code()) : amounts.holding(source, clause);
    var last = context(clause.code(), NOTHING, benefit, sources, had, Map.of());
    for (var unit : contract.with(units, clause)) {
      var context =
          context(
              clause.code(),
              unit,
              benefit,
              sources,
              had,
              layers.with(deductibles.with(use.earlier(clause, unit.label(), parties), clause)));
      // Where pennies are rounded on the total, sources have not given yet what they owe.
      var then = together == null ? context : context.after(together.movementsOnly(context));
      var working = clause.term().allocate(unit.amount(), then);
      workings.add(working);
      layers.add(working);
      last = then;
      var exact = working.allocation();
      amount = amount.plus(unit.amount());
      if (!agreement.counted().isNothing()) {
        given = given == null ? exact : given.plus(exact);
        results.put(
            clause.code(),
            new GivenByClause(amount, Fractions.of(given.partners()), benefit, List.of()));
      }
      if (isKept(clause)) {
        use = use.with(unit.label(), working, parties);
        used.put(clause.code(), use);
      }
      investments.repay(exact.repaid());
      Optional<RoundedAllocation> ofUnit = Optional.empty();
      if (clause.rounding().onTotal()) {
        together = together == null ? exact : together.plus(exact);
      } else {
        var own = carried.round(clause, exact);
        takeFrom(clause, own);
        rounded = rounded == null ? own : rounded.plus(own);
        ofUnit = Optional.of(own);
      }
      applied.add(
          new UnitResult(
              unit.label(),
              unit.amount().wholePart(),
              byCause.getOrDefault(unit.label(), List.of()),
              working,
              ofUnit));
    }
    deductibles.note(clause, last, workings);
    if (together != null) {
      rounded = carried.round(clause, together);
      takeFrom(clause, rounded);
    } else if (rounded == null) {
      rounded = RoundedAllocation.none(parties);
    }
    // Only partners of this version pay what they recover later.
    var scheduled = recoveries.schedule(clause, rounded);
    var changes =
        Carrying.both(advances.repay(investments.repaid(payable)), advanced(clause, rounded));
    rounded = rounded.withPartners(padded(rounded.partners()));
    long pence = amount.wholePart();
    if (clause.toDate() == ToDate.CONTRACT) {
      rounded = rounded.plus(contract.given(everybody, benefit).negated());
      pence = Math.subtractExact(pence, contract.amountPence());
    }
    var fell = padded(fell(clause, units));
    var figures =
        clause.basis().isImpact()
            ? ClauseFigures.ofImpact(pence, rounded, fell)
            : ClauseFigures.ofFund(pence, rounded, everybody);
    // Partners of earlier versions stand after those that a figure can name.
    results.put(
        clause.code(),
        new GivenByClause(
            Exact.of(pence), Fractions.ofWhole(rounded.partners()), benefit, workings));
    investments.addCosts(clause, total(applied));
    var recovered = investments.settle();
    if (clause.countsYearToDate()) {
      var carrying = new Carrying(recovered, scheduled, changes, fractions);
      yearToDate.put(
          clause.code(), YearToDate.of(clause, outturn.year(), figures, everybody, carrying));
    }
    var now = toDate.map(past -> figures.minus(past.figures(everybody))).orElse(figures);
    var claims = AdvanceResult.betweenPartners(changes, toDate, agreement);
    var result = ClauseResult.withoutWorking(clause, now, claims, everybody);
    return explained ? result.withWorking(applied) : result;
  }

  /** What partners advance under the clause. */
  private Map<InvestmentCode, Claims> advanced(Clause clause, RoundedAllocation rounded) {
    if (clause.advanced().isEmpty()) {
      return Map.of();
    }
    var under = clause.advanced().get();
    var now = circumstances(clause.code());
    Optional<Weights> weights = under.by().flatMap(shares -> now.weights(shares));
    return advances.advance(under, clause, rounded, weights);
  }

  /** What the clause used of the year when the version began, with the units that it has not now. */
  private YearlyUse usedBefore(Clause clause) {
    var past = before.used(clause, outturn.year());
    return past.isEmpty()
        ? YearlyUse.none(outturn.year(), clause.each())
        : past.get(0).again(clause);
  }

  /**
   * Whether it is kept what a clause uses: none can follow on the last month of a year, and a payment that
   * is no year's begins anew each time.
   */
  private boolean isKept(Clause clause) {
    return !outturn.isWholeYear()
        && clause.toDate() != ToDate.CONTRACT
        && (clause.countsYearToDate() || clause.basis() != AmountBasis.PAYMENT);
  }

  /** Amounts of the agreement's partners, with nothing for those of earlier versions. */
  private List<Long> padded(List<Long> inOrder) {
    if (everybody.size() == inOrder.size()) {
      return inOrder;
    }
    var padded = new ArrayList<>(inOrder);
    padded.addAll(Collections.nCopies(everybody.size() - inOrder.size(), 0L));
    return padded;
  }

  private static Exact total(List<UnitResult> units) {
    Exact sum = Exact.ZERO;
    for (var unit : units) {
      sum = sum.plus(Exact.of(unit.amountPence()));
    }
    return sum;
  }

  private AllocationContext context(
      ClauseCode clause,
      Unit unit,
      boolean benefit,
      Holdings sources,
      List<Exact> toDate,
      Map<Term, Used> usedEarlier) {
    return new AllocationContext(
        parties,
        outturn,
        unit,
        benefit,
        sources,
        investments.unrecovered(),
        countsFor,
        toDate,
        results,
        Movement.NOBODY,
        liveWeights,
        usedEarlier,
        clause,
        past);
  }

  /** Takes what sources gave from where it was. */
  private void takeFrom(Clause clause, RoundedAllocation rounded) {
    if (rounded.moves().isEmpty()) {
      return;
    }
    amounts.use(
        clause, rounded.metBy(new Source.Underspends()), rounded.metBy(new Source.Uncommitted()));
    reserves.move(rounded, clause.basis().isBenefit());
  }

  private List<Long> fell(Clause clause, List<Unit> units) {
    if (!clause.basis().isImpact()) {
      return nothing;
    }
    var fell = new ArrayList<>(nothing);
    for (var unit : units) {
      for (var cause : unit.causes()) {
        if (cause.fellOn() == Movement.NOBODY) {
          throw new AllocationException(
              ALLOCATION_PARTNER_UNKNOWN,
              "The %s of %s fell on a partner that \"%s\" does not name; add it to its partners."
                  .formatted(clause.basis().noun(), cause.label(), agreement.title()),
              Map.of("clause", clause.reference(), "cause", cause.label()));
        }
        fell.set(
            cause.fellOn(), Math.addExact(fell.get(cause.fellOn()), cause.amount().wholePart()));
      }
    }
    return fell;
  }
}
