package org.commonpurse.allocation.horizon;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.AccountKind;

/**
 * The memorandum account of a fund for one year, in pence: what it held, what came in, what went out,
 * what it holds.
 *
 * @param year  the financial year
 * @param openingPence  what it held before: the closing of the year before, and what entries of the
 *     kind {@code opening} brought into the year. It is no movement of the year
 * @param income  what came in beside charges
 * @param poolCharges  what pool clauses charged and credited
 * @param sharing  what sharing clauses took from partners and passed to them, through the fund's bank
 * @param reserves  what was put into reserves and drawn from them
 * @param undecidedPence  what pool clauses left to nobody: positive a cost that nobody bears, negative
 *     a gain that nobody has
 * @param spending  what was to be spent, was spent, and what clauses did about it
 * @param closing  what it holds at the end of the year
 */
public record PoolYear(
    FinancialYear year,
    long openingPence,
    Income income,
    Charges poolCharges,
    Charges sharing,
    Reserves reserves,
    long undecidedPence,
    Spending spending,
    Closing closing) {

  public PoolYear {
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(income, "income");
    Objects.requireNonNull(poolCharges, "poolCharges");
    Objects.requireNonNull(sharing, "sharing");
    Objects.requireNonNull(reserves, "reserves");
    Objects.requireNonNull(spending, "spending");
    Objects.requireNonNull(closing, "closing");
  }

  /**
   * Income in pence, positive.
   *
   * @param paidInPence  what partners contributed
   * @param other  client charges, interest and other income, by kind of account; what entries put
   *     straight from the bank into reserves or surplus stands under {@link AccountKind#SURPLUS}
   */
  public record Income(long paidInPence, SortedMap<AccountKind, Long> other) {

    public Income {
      other = Collections.unmodifiableSortedMap(new TreeMap<>(other));
    }

    /** All but what partners contributed. */
    public long otherPence() {
      return Sums.of(other.values());
    }
  }

  /**
   * Money put into reserves and drawn from them, each 0 or more, in pence.
   *
   * @param byEntries  by entries of people
   * @param byPoolClauses  by clauses on the fund's own money
   * @param bySharingClauses  by clauses on what landed outside it
   */
  public record Reserves(Moved byEntries, Moved byPoolClauses, Moved bySharingClauses) {

    /** All ways together: what was put less what was drawn. */
    public long netPutPence() {
      return Math.addExact(netPutBesideSharingPence(), bySharingClauses.netPutPence());
    }

    /** All ways but sharing clauses. */
    public long netPutBesideSharingPence() {
      return Math.addExact(byEntries.netPutPence(), byPoolClauses.netPutPence());
    }
  }

  /** Money put into reserves and drawn from them, each 0 or more, in pence. */
  public record Moved(long putPence, long drawnPence) {

    static final Moved NOTHING = new Moved(0, 0);

    static Moved put(long pence) {
      return pence >= 0 ? new Moved(pence, 0) : new Moved(0, Math.negateExact(pence));
    }

    /** Put less drawn. */
    public long netPutPence() {
      return Math.subtractExact(putPence, drawnPence);
    }

    Moved plus(Moved other) {
      return new Moved(
          Math.addExact(putPence, other.putPence), Math.addExact(drawnPence, other.drawnPence));
    }
  }

  /**
   * Spending and what clauses did about it.
   *
   * @param plan  budget and spending
   * @param results  what clauses did, out of their recorded results
   * @param chargedByEntriesPence  what people charged (positive) or credited by entries of their own
   */
  public record Spending(Plan plan, Results results, long chargedByEntriesPence) {

    /** The overspend that no clause took; negative for an underspend that stays. */
    public long notTakenPence() {
      return Math.subtractExact(plan.variancePence(), results.variancePence());
    }

    Spending plus(Spending other) {
      return new Spending(
          new Plan(
              Math.addExact(plan.budgetPence(), other.plan.budgetPence()),
              Math.addExact(plan.spentPence(), other.plan.spentPence())),
          new Results(
              Math.addExact(results.variancePence(), other.results.variancePence()),
              Math.addExact(results.givenPence(), other.results.givenPence())),
          Math.addExact(chargedByEntriesPence, other.chargedByEntriesPence));
    }
  }

  /** What was to be spent and what was spent, in pence. */
  public record Plan(long budgetPence, long spentPence) {

    /** Spent less budget. */
    public long variancePence() {
      return Math.subtractExact(spentPence, budgetPence);
    }
  }

  /**
   * What pool clauses did, in pence.
   *
   * @param variancePence  the over- (positive) and underspend that they took
   * @param givenPence  what they gave out in payments and recoveries, reserves and gains that nobody
   *     has included
   */
  public record Results(long variancePence, long givenPence) {}

  /**
   * What a fund holds and where, at the end of a year, in pence.
   *
   * @param assets  at the bank and due
   * @param reservesByOwner  what reserves hold, by the partner that owns it
   * @param leftOverPence  what was left over to date
   * @param undecidedPence  what is undecided to date
   */
  public record Closing(
      Assets assets,
      Map<PartnerCode, Long> reservesByOwner,
      long leftOverPence,
      long undecidedPence) {

    public Closing {
      reservesByOwner = Collections.unmodifiableSortedMap(new TreeMap<>(reservesByOwner));
    }

    /** Reserves of all owners. */
    public long reservesPence() {
      return Sums.of(reservesByOwner.values());
    }

    Closing plus(Closing other) {
      return new Closing(
          assets.plus(other.assets),
          Sums.of(reservesByOwner, other.reservesByOwner),
          Math.addExact(leftOverPence, other.leftOverPence),
          Math.addExact(undecidedPence, other.undecidedPence));
    }
  }

  /**
   * What is at the bank and due, in pence.
   *
   * @param bankPence  at the bank
   * @param receivablePence  what partners owe the fund; negative where it owes them more
   * @param recoverableVatPence  what HMRC still has to pay back
   * @param payablePence  what the fund owes providers, positive
   */
  public record Assets(
      long bankPence, long receivablePence, long recoverableVatPence, long payablePence) {

    /** What the fund holds. */
    public long netPence() {
      return Math.subtractExact(
          Sums.of(bankPence, receivablePence, recoverableVatPence), payablePence);
    }

    Assets plus(Assets other) {
      return new Assets(
          Math.addExact(bankPence, other.bankPence),
          Math.addExact(receivablePence, other.receivablePence),
          Math.addExact(recoverableVatPence, other.recoverableVatPence),
          Math.addExact(payablePence, other.payablePence));
    }
  }

  /**
   * What no clause took, worked out from plan and results: paid in and other income, with what entries
   * drew from reserves less what they put into them and with what they charged, less budgets, what
   * clauses gave out and the overspend that no clause took.
   */
  public long leftOverPence() {
    long in = Math.addExact(income.paidInPence(), income.otherPence());
    long entries =
        Math.subtractExact(spending.chargedByEntriesPence(), reserves.byEntries().netPutPence());
    long out =
        Math.addExact(
            Math.addExact(spending.plan().budgetPence(), spending.results().givenPence()),
            spending.notTakenPence());
    return Math.subtractExact(Math.addExact(in, entries), out);
  }

  static PoolYear nothing(FinancialYear year) {
    return new PoolYear(
        year,
        0,
        new Income(0, new TreeMap<>()),
        Charges.NOTHING,
        Charges.NOTHING,
        new Reserves(Moved.NOTHING, Moved.NOTHING, Moved.NOTHING),
        0,
        new Spending(new Plan(0, 0), new Results(0, 0), 0),
        new Closing(new Assets(0, 0, 0, 0), new TreeMap<>(), 0, 0));
  }

  /** A later year in which nothing moved. */
  PoolYear standingStill(FinancialYear later) {
    var nothing = nothing(later);
    return new PoolYear(
        later,
        closingPence(),
        nothing.income,
        nothing.poolCharges,
        nothing.sharing,
        nothing.reserves,
        0,
        nothing.spending,
        closing);
  }

  /** This year of one fund and that of another added up. */
  PoolYear plus(PoolYear other) {
    return new PoolYear(
        year,
        Math.addExact(openingPence, other.openingPence),
        new Income(
            Math.addExact(income.paidInPence(), other.income.paidInPence()),
            Sums.of(income.other(), other.income.other())),
        poolCharges.plus(other.poolCharges),
        sharing.plus(other.sharing),
        new Reserves(
            reserves.byEntries().plus(other.reserves.byEntries()),
            reserves.byPoolClauses().plus(other.reserves.byPoolClauses()),
            reserves.bySharingClauses().plus(other.reserves.bySharingClauses())),
        Math.addExact(undecidedPence, other.undecidedPence),
        spending.plus(other.spending),
        closing.plus(other.closing));
  }

  /** This year with what was left over in it and in all years before. */
  PoolYear withLeftOverToDate(long pence) {
    return new PoolYear(
        year,
        openingPence,
        income,
        poolCharges,
        sharing,
        reserves,
        undecidedPence,
        spending,
        new Closing(closing.assets(), closing.reservesByOwner(), pence, closing.undecidedPence()));
  }

  /** What the year changed: all that came in less all that went out. */
  public long movementPence() {
    long in = Math.addExact(income.paidInPence(), income.otherPence());
    long charges = Math.addExact(poolCharges.netPence(), sharing.netPence());
    return Math.subtractExact(Math.addExact(in, charges), spending.plan().spentPence());
  }

  /** What it holds at the end of the year: opening and movement. */
  public long closingPence() {
    return Math.addExact(openingPence, movementPence());
  }
}
