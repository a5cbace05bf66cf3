package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.RoundedAllocation.Move;
import org.commonpurse.allocation.term.Parties;
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
 */
public record State(
    Map<ReserveCode, Balance> reserves,
    Map<InvestmentCode, Long> unrecovered,
    Map<ClauseCode, List<Instalment>> recoveries,
    Map<ClauseCode, Map<PartnerCode, Exact>> carried,
    Map<ClauseCode, YearToDate> yearToDate) {

  /** The state before an agreement was ever applied. */
  public static final State INITIAL = new State(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  public State {
    reserves = Map.copyOf(reserves);
    unrecovered = Map.copyOf(unrecovered);
    recoveries = Map.copyOf(recoveries);
    carried = Map.copyOf(carried);
    yearToDate = Map.copyOf(yearToDate);
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
  }

  /**
   * What was allocated in a year so far, by partner, whoever the partners of a later version are.
   *
   * @param reference  the clause's number in the agreement
   * @param basis  what the clause takes; empty where it was remembered before that was kept
   * @param partners  in pence by partner, in the sign of the amount
   * @param moves  what sources took
   * @param unallocatedPence  what nobody has agreed to bear
   * @param fell  on whom the causes had fallen, in pence by partner
   */
  public record YearToDate(
      FinancialYear year,
      String reference,
      Optional<AmountBasis> basis,
      Map<PartnerCode, Long> partners,
      List<Move> moves,
      long unallocatedPence,
      Map<PartnerCode, Long> fell) {

    public YearToDate {
      partners = withoutZeros(partners);
      moves = List.copyOf(moves);
      fell = withoutZeros(fell);
    }

    private static Map<PartnerCode, Long> withoutZeros(Map<PartnerCode, Long> pence) {
      var kept = new TreeMap<>(pence);
      kept.values().removeIf(part -> part == 0);
      return Collections.unmodifiableMap(kept);
    }

    static YearToDate of(
        Clause clause,
        FinancialYear year,
        RoundedAllocation rounded,
        List<Long> fell,
        Parties parties) {
      return new YearToDate(
          year,
          clause.reference(),
          Optional.of(clause.basis()),
          parties.byCode(rounded.partners()),
          rounded.moves(),
          rounded.unallocatedPence(),
          parties.byCode(fell));
    }

    /** In the order of parties, which name everybody that had a part. */
    RoundedAllocation allocation(Parties parties) {
      return new RoundedAllocation(inOrder(partners, parties), moves, unallocatedPence);
    }

    /** On whom causes had fallen, in the order of parties. */
    List<Long> fell(Parties parties) {
      return inOrder(fell, parties);
    }

    private static List<Long> inOrder(Map<PartnerCode, Long> pence, Parties parties) {
      return parties.codes().stream().map(code -> pence.getOrDefault(code, 0L)).toList();
    }

    /** Whether it allocated nothing that is not taken back already. */
    boolean isNothing() {
      return partners.isEmpty()
          && unallocatedPence == 0
          && moves.stream().allMatch(move -> move.pence() == 0);
    }

    YearToDate inMoney() {
      return new YearToDate(
          year,
          "",
          Optional.empty(),
          partners,
          moves.stream().filter(move -> move.pence() != 0).toList(),
          unallocatedPence,
          fell);
    }

    /** This and what another clause allocated, under this one's name. */
    YearToDate plus(YearToDate other) {
      var everyMove = new ArrayList<>(moves);
      everyMove.addAll(other.moves);
      return new YearToDate(
          year,
          reference,
          basis,
          sum(partners, other.partners),
          everyMove,
          Math.addExact(unallocatedPence, other.unallocatedPence),
          sum(fell, other.fell));
    }

    private static Map<PartnerCode, Long> sum(
        Map<PartnerCode, Long> one, Map<PartnerCode, Long> other) {
      var sum = new TreeMap<>(one);
      other.forEach((partner, pence) -> sum.merge(partner, pence, Math::addExact));
      return sum;
    }

    /** Everybody that had a part, or on whom something had fallen. */
    Set<PartnerCode> everybody() {
      var everybody = new TreeSet<>(partners.keySet());
      everybody.addAll(fell.keySet());
      return everybody;
    }
  }

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
    var invested = new HashMap<>(unrecovered);
    invested.values().removeIf(pence -> pence == 0);
    var due = new HashMap<ClauseCode, List<Instalment>>();
    recoveries.forEach(
        (clause, instalments) -> {
          var kept =
              instalments.stream()
                  .map(each -> new Instalment(each.year(), above(each.pence())))
                  .filter(each -> !each.pence().isEmpty())
                  .toList();
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
    return new State(balances, invested, due, fractions, toDate);
  }

  private static Map<PartnerCode, Long> above(Map<PartnerCode, Long> pence) {
    var kept = new HashMap<>(pence);
    kept.values().removeIf(part -> part == 0);
    return kept;
  }

  /** This state for a version that takes its figures by months, and so remembers none of the year. */
  public State withoutYearToDate() {
    return new State(reserves, unrecovered, recoveries, carried, Map.of());
  }

  /**
   * This state with what is remembered of clauses under the names of those that replace them.
   *
   * @param clauses  the clauses in force
   */
  State renumbered(List<Clause> clauses) {
    var due = new HashMap<>(recoveries);
    var fractions = new HashMap<>(carried);
    var toDate = new HashMap<>(yearToDate);
    for (var clause : clauses) {
      for (var replaced : clause.replaces()) {
        move(due, replaced, clause.code(), State::both);
        move(fractions, replaced, clause.code(), State::sum);
        move(toDate, replaced, clause.code(), (own, other) -> own.plus(other));
      }
    }
    return new State(reserves, unrecovered, due, fractions, toDate);
  }

  private static <T> void move(
      Map<ClauseCode, T> remembered, ClauseCode from, ClauseCode to, BinaryOperator<T> sum) {
    var past = remembered.remove(from);
    if (past != null) {
      remembered.merge(to, past, sum);
    }
  }

  private static List<Instalment> both(List<Instalment> one, List<Instalment> other) {
    var both = new ArrayList<>(one);
    both.addAll(other);
    return List.copyOf(both);
  }

  private static Map<PartnerCode, Exact> sum(
      Map<PartnerCode, Exact> one, Map<PartnerCode, Exact> other) {
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
            due.put(
                clause,
                instalments.stream()
                    .map(each -> new Instalment(each.year(), heirs.passOn(each.pence())))
                    .toList()));
    var fractions = new HashMap<ClauseCode, Map<PartnerCode, Exact>>();
    carried.forEach((clause, parts) -> fractions.put(clause, heirs.passOnExactly(parts)));
    var toDate = new HashMap<ClauseCode, YearToDate>();
    yearToDate.forEach((clause, past) -> toDate.put(clause, passedOn(past, heirs)));
    return new State(balances, unrecovered, due, fractions, toDate);
  }

  private static YearToDate passedOn(YearToDate past, Heirs heirs) {
    var moves = new ArrayList<Move>();
    for (var move : past.moves()) {
      if (move.owner().isEmpty()) {
        moves.add(move);
      } else {
        heirs
            .passOn(Map.of(move.owner().get(), move.pence()))
            .forEach(
                (owner, pence) -> moves.add(new Move(move.source(), Optional.of(owner), pence)));
      }
    }
    return new YearToDate(
        past.year(),
        past.reference(),
        past.basis(),
        heirs.passOn(past.partners()),
        moves,
        past.unallocatedPence(),
        heirs.passOn(past.fell()));
  }
}
