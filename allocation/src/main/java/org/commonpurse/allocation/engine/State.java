package org.commonpurse.allocation.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.PastYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

/**
 * What one application of an agreement hands on to the next.
 *
 * @param reserves  what each reserve holds, by its code; one that is missing has its opening
 *     balance
 * @param unrecovered  what was invested or lost and not yet recovered, in pence, by its name
 * @param recoveries  what partners are still to recover of what they paid, by clause
 * @param carried  the fractions of a penny carried on, by clause and partner
 * @param yearToDate  what clauses that work on the year to date have allocated so far, by clause
 * @param invested  what was counted of a year's investments so far, by their name
 * @param used  what clauses used so far of what is meant for a whole year, by clause
 * @param advances  what is owed of what partners advanced, by the name of the advance
 * @param past  what limits and conditions count of the years before and the year so far
 * @param carriedUp  what was not used of deductibles, by clause
 */
public record State(
    Map<ReserveCode, Balance> reserves,
    Map<InvestmentCode, Long> unrecovered,
    Map<ClauseCode, List<Instalment>> recoveries,
    Map<ClauseCode, Map<PartnerCode, Exact>> carried,
    Map<ClauseCode, YearToDate> yearToDate,
    Map<InvestmentCode, Invested> invested,
    Map<ClauseCode, YearlyUse> used,
    Map<InvestmentCode, Advanced> advances,
    Past past,
    Map<ClauseCode, CarriedUp> carriedUp) {

  /** The state before an agreement was ever applied. */
  public static final State INITIAL =
      new State(
          Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Past.NONE,
          Map.of());

  public State {
    reserves = Map.copyOf(reserves);
    unrecovered = Map.copyOf(unrecovered);
    recoveries = Map.copyOf(recoveries);
    carried = Map.copyOf(carried);
    yearToDate = Map.copyOf(yearToDate);
    invested = Map.copyOf(invested);
    used = Map.copyOf(used);
    advances = Map.copyOf(advances);
    carriedUp = Map.copyOf(carriedUp);
  }

  /**
   * What a reserve holds.
   *
   * @param byOwner  in pence by partner
   * @param unownedPence  what belongs to nobody in particular
   */
  public record Balance(Map<PartnerCode, Long> byOwner, long unownedPence) {
    public Balance {
      byOwner = Map.copyOf(byOwner);
    }

    /** Everything it holds, whoever owns it, in pence. */
    public long totalPence() {
      return byOwner.values().stream().reduce(unownedPence, Math::addExact);
    }
  }

  /**
   * What partners recover in a year.
   *
   * @param pence  by partner, 0 or more
   */
  public record Instalment(FinancialYear year, Map<PartnerCode, Long> pence) {
    public Instalment {
      pence = Map.copyOf(pence);
    }

    Instalment passedOn(Heirs heirs) {
      return new Instalment(year, heirs.passOn(pence));
    }
  }

  /**
   * What was counted of an investment.
   *
   * @param year  the year in which it was made
   * @param pence  0 or more
   */
  public record Invested(FinancialYear year, long pence) {}

  /** What clauses have allocated in a year so far, where they count the year to date. */
  public Map<ClauseCode, YearToDate> yearToDate(FinancialYear year) {
    var ofYear = new HashMap<>(yearToDate);
    ofYear.values().removeIf(toDate -> !toDate.year().equals(year));
    return ofYear;
  }

  /** What a clause has allocated in a year so far, if anything. */
  Optional<YearToDate> allocatedToDate(ClauseCode clause, FinancialYear year) {
    return Optional.ofNullable(yearToDate.get(clause)).filter(toDate -> toDate.year().equals(year));
  }

  /**
   * This state without what is nothing and without how clauses are called, to compare it with another:
   * equal ones come to the same money.
   */
  public State inMoney() {
    var balances = new HashMap<ReserveCode, Balance>();
    reserves.forEach(
        (code, balance) ->
            balances.put(code, new Balance(above(balance.byOwner()), balance.unownedPence())));
    balances
        .values()
        .removeIf(balance -> balance.byOwner().isEmpty() && balance.unownedPence() == 0);
    var unpaid = new HashMap<>(unrecovered);
    unpaid.values().removeIf(pence -> pence == 0);
    var due = new HashMap<ClauseCode, List<Instalment>>();
    recoveries.forEach(
        (clause, instalments) -> {
          var kept = inMoney(instalments);
          if (!kept.isEmpty()) {
            due.put(clause, kept);
          }
        });
    var fractions = new HashMap<ClauseCode, Map<PartnerCode, Exact>>();
    carried.forEach(
        (clause, parts) -> {
          var kept = new HashMap<>(parts);
          kept.values().removeIf(Exact::isZero);
          if (!kept.isEmpty()) {
            fractions.put(clause, kept);
          }
        });
    var toDate = new HashMap<ClauseCode, YearToDate>();
    yearToDate.forEach(
        (clause, past) -> {
          if (!past.isNothing()) {
            toDate.put(clause, past.inMoney());
          }
        });
    var up = new HashMap<>(carriedUp);
    up.values().removeIf(CarriedUp::isNothing);
    return new State(balances, unpaid, due, fractions, toDate, invested, used, advances, past, up);
  }

  static List<Instalment> inMoney(List<Instalment> instalments) {
    return both(instalments, List.of()).stream()
        .map(each -> new Instalment(each.year(), above(each.pence())))
        .filter(each -> !each.pence().isEmpty())
        .toList();
  }

  private static Map<PartnerCode, Long> above(Map<PartnerCode, Long> pence) {
    var kept = new HashMap<>(pence);
    kept.values().removeIf(part -> part == 0);
    return kept;
  }

  /** This state with what reserves hold as others know it, such as the ledger. */
  public State withReserves(Map<ReserveCode, Balance> held) {
    return new State(
        held,
        unrecovered,
        recoveries,
        carried,
        yearToDate,
        invested,
        used,
        advances,
        past,
        carriedUp);
  }

  /** This state with what is counted of the past as others know it, such as recorded results. */
  public State withPast(Past known) {
    return new State(
        reserves,
        unrecovered,
        recoveries,
        carried,
        yearToDate,
        invested,
        used,
        advances,
        known,
        carriedUp);
  }

  /**
   * This state for a version that takes its figures by months: it remembers nothing of what was allocated
   * in the year, and goes on from what was used of the year's bands, limits, guarantees and
   * deductibles.
   */
  public State begunByMonths() {
    var begun = new HashMap<>(used);
    begun.replaceAll((clause, use) -> use.begun());
    // What became of advances is the whole year's, whichever version reckons it.
    var ofAdvances = new HashMap<>(yearToDate);
    ofAdvances.keySet().removeIf(code -> !advances.containsKey(InvestmentCode.of(code.value())));
    return new State(
        reserves,
        unrecovered,
        recoveries,
        carried,
        ofAdvances,
        invested,
        begun,
        advances,
        past.begun(),
        carriedUp);
  }

  /**
   * What was used in a year of what a clause, or one that it replaces, has for the whole year.
   *
   * @return one for each clause that used something
   */
  public List<YearlyUse> used(Clause clause, FinancialYear year) {
    if (used.isEmpty()) {
      return List.of();
    }
    return Stream.concat(Stream.of(clause.code()), clause.replaces().stream().sorted())
        .flatMap(code -> Stream.ofNullable(used.get(code)))
        .filter(use -> use.year().equals(year))
        .toList();
  }

  /**
   * This state with what is remembered of clauses under the names of those that replace them.
   *
   * @param clauses  the clauses in force
   */
  public State renumbered(List<Clause> clauses) {
    var due = new HashMap<>(recoveries);
    var fractions = new HashMap<>(carried);
    var toDate = new HashMap<>(yearToDate);
    var uses = new HashMap<>(used);
    var up = new HashMap<>(carriedUp);
    for (var clause : clauses) {
      for (var replaced : clause.replaces()) {
        move(due, replaced, clause.code(), State::both);
        move(fractions, replaced, clause.code(), State::sum);
        move(toDate, replaced, clause.code(), (own, other) -> own.plus(other));
        move(uses, replaced, clause.code(), (own, other) -> own);
        move(up, replaced, clause.code(), CarriedUp::plus);
      }
    }
    return new State(
        reserves,
        unrecovered,
        due,
        fractions,
        toDate,
        invested,
        uses,
        advances,
        past.map(year -> renumbered(year, clauses)),
        up);
  }

  private static PastYear renumbered(PastYear year, List<Clause> clauses) {
    var byClause = new HashMap<>(year.clauses());
    for (var clause : clauses) {
      for (var replaced : clause.replaces()) {
        move(byClause, replaced, clause.code(), PastYear.ByClause::plus);
      }
    }
    return new PastYear(year.year(), byClause, year.measures());
  }

  private static PastYear passedOn(PastYear year, Heirs heirs) {
    var byClause = new HashMap<ClauseCode, PastYear.ByClause>();
    year.clauses()
        .forEach(
            (clause, each) ->
                byClause.put(
                    clause, new PastYear.ByClause(each.amountPence(), heirs.passOn(each.borne()))));
    return new PastYear(year.year(), byClause, year.measures());
  }

  private static <T> void move(
      Map<ClauseCode, T> remembered, ClauseCode from, ClauseCode to, BinaryOperator<T> sum) {
    var past = remembered.remove(from);
    if (past != null) {
      remembered.merge(to, past, sum);
    }
  }

  /** Instalments of two lists together, one a year, in order of year. */
  static List<Instalment> both(List<Instalment> one, List<Instalment> other) {
    var byYear = new TreeMap<FinancialYear, Map<PartnerCode, Long>>();
    for (var instalment : Stream.concat(one.stream(), other.stream()).toList()) {
      var ofYear = byYear.computeIfAbsent(instalment.year(), year -> new TreeMap<>());
      instalment.pence().forEach((partner, part) -> ofYear.merge(partner, part, Math::addExact));
    }
    return byYear.entrySet().stream()
        .map(year -> new Instalment(year.getKey(), year.getValue()))
        .toList();
  }

  static Map<PartnerCode, Exact> sum(Map<PartnerCode, Exact> one, Map<PartnerCode, Exact> other) {
    var sum = new TreeMap<>(one);
    other.forEach((partner, part) -> sum.merge(partner, part, Exact::plus));
    return sum;
  }

  /**
   * This state with heirs in the place of those whose place they took: what a partner has, owes or is
   * still to recover is divided among its heirs, to the penny.
   */
  public State passedOn(Heirs heirs) {
    var balances = new HashMap<ReserveCode, Balance>();
    reserves.forEach(
        (reserve, balance) ->
            balances.put(
                reserve, new Balance(heirs.passOn(balance.byOwner()), balance.unownedPence())));
    var due = new HashMap<ClauseCode, List<Instalment>>();
    recoveries.forEach(
        (clause, instalments) ->
            due.put(clause, instalments.stream().map(each -> each.passedOn(heirs)).toList()));
    var fractions = new HashMap<ClauseCode, Map<PartnerCode, Exact>>();
    carried.forEach((clause, parts) -> fractions.put(clause, heirs.passOnExactly(parts)));
    var toDate = new HashMap<ClauseCode, YearToDate>();
    yearToDate.forEach((clause, past) -> toDate.put(clause, past.passedOn(heirs)));
    var uses = new HashMap<ClauseCode, YearlyUse>();
    used.forEach((clause, use) -> uses.put(clause, use.passedOn(heirs)));
    var claims = new HashMap<>(advances);
    claims.replaceAll((advance, each) -> each.passedOn(heirs));
    return new State(
        balances,
        unrecovered,
        due,
        fractions,
        toDate,
        invested,
        uses,
        claims,
        past.map(year -> passedOn(year, heirs)),
        carriedUp);
  }
}
