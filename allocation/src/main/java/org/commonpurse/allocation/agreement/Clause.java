package org.commonpurse.allocation.agreement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * A clause of an agreement: which amount it shares, of what, and how.
 *
 * @param code  its name in accounts and keys; where it says none, made of its reference: {@code
 *     sch-3-4-2}
 * @param reference  its number in the signed document, such as {@code Sch 3, 4.2}
 * @param title  what it is about
 * @param from  the first day it is in force, if later than the agreement's
 * @param until  the last day it is in force, inclusive, if earlier than the agreement's
 * @param survivesUntil  the last day, inclusive, until which it stays in force after its agreement has
 *     ended; none where it ends with it
 * @param basis  which amount it shares
 * @param of  what it takes that amount of
 * @param except  what it leaves aside
 * @param each  whether it shares all of it together or works on each scheme, stream or line
 * @param toDate  for how long it adds up what it takes, to yield the difference from before
 * @param rounding  how whole pence are made
 * @param recoveredOverYears  in how many of the following years partners recover what they paid; 0
 *     if they do not
 * @param addsTo  the investment or loss that a cost under this clause adds to, for a later clause
 *     to pay back, if any
 * @param advanced  how partners pay in advance what they bear under it, to have it back later, if they do
 * @param replaces  clauses of earlier versions whose place it takes, with all that is remembered of
 *     them
 * @param term  who has which part
 */
public record Clause(
    ClauseCode code,
    String reference,
    String title,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<LocalDate> survivesUntil,
    AmountBasis basis,
    Scope of,
    Scope except,
    Level each,
    ToDate toDate,
    Rounding rounding,
    int recoveredOverYears,
    Optional<InvestmentCode> addsTo,
    Optional<AdvancedUnder> advanced,
    Set<ClauseCode> replaces,
    Term term) {

  private static final String RECOVERY = "-recovery";
  private static final int HASH_LENGTH = 8;

  public Clause {
    replaces = Set.copyOf(replaces);
  }

  /**
   * Whether an application takes off what others in the year allocated before: it says so, or it takes the
   * place of another clause that may have done.
   */
  public boolean countsYearToDate() {
    return toDate != ToDate.NOTHING || !replaces.isEmpty();
  }

  /**
   * Whether it says more closely than another which causes it is about, so that the other one, if it
   * comes later, takes what this one left: naming what it takes is closest, naming what it leaves aside
   * comes next, and naming no cause last.
   */
  public boolean isCloserInCausesThan(Clause other) {
    return closenessInCauses() > other.closenessInCauses();
  }

  private int closenessInCauses() {
    return !of.causes().isEmpty() ? 2 : except.causes().isEmpty() ? 0 : 1;
  }

  /**
   * What it takes of variances that have a cause, or none: the same clause without a word of causes; none
   * where it takes nothing of them.
   */
  Optional<Clause> ofCause(Optional<CauseCode> cause) {
    // All is left aside of what has the cause, or, where it is not named there, nothing.
    var aside = except.ofCause(cause);
    boolean leavesAll = !except.isUnnamed() && aside.map(Scope::isUnnamed).orElse(false);
    return leavesAll
        ? Optional.empty()
        : of.ofCause(cause).map(scope -> with(scope, aside.orElse(Scope.UNNAMED), term));
  }

  /** The same clause with another term. */
  public Clause with(Term other) {
    return with(of, except, other);
  }

  private Clause with(Scope otherOf, Scope otherExcept, Term other) {
    return new Clause(
        code,
        reference,
        title,
        from,
        until,
        survivesUntil,
        basis,
        otherOf,
        otherExcept,
        each,
        toDate,
        rounding,
        recoveredOverYears,
        addsTo,
        advanced,
        replaces,
        other);
  }

  /** Whether the clause is in force on a day after its agreement has ended. */
  boolean isInForceAfterEndOn(LocalDate day) {
    return isInForceOn(day) && survivesUntil.map(last -> !day.isAfter(last)).orElse(false);
  }

  /** Whether the clause is in force on a day of its agreement. */
  public boolean isInForceOn(LocalDate day) {
    return (from.isEmpty() || !day.isBefore(from.get()))
        && (until.isEmpty() || !day.isAfter(until.get()));
  }

  /**
   * A code made of a reference: {@code Sch 3, 4.2} is {@code sch-3-4-2}; a code is its own.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException if no code can be made of it
   */
  public static ClauseCode codeOf(String reference) {
    return ClauseCode.of(Agreement.asCode(reference));
  }

  /** A code that is too long to be added to keeps its beginning, and a hash of all of it. */
  private ClauseCode recoveryCode() {
    var whole = code.value();
    int room = Code.LENGTH_MAX - RECOVERY.length();
    if (whole.length() > room) {
      var start = whole.substring(0, room - HASH_LENGTH - 1).replaceAll("-$", "");
      whole = start + "-" + Sha256.hex(whole).substring(0, HASH_LENGTH);
    }
    return ClauseCode.of(whole + RECOVERY);
  }

  /** The clause under which partners recover what they paid under this one. */
  public Clause recovery() {
    return bare(
        recoveryCode(),
        reference + ", recovery",
        "Recovery: " + title,
        AmountBasis.RECOVERY,
        ToDate.NOTHING);
  }

  /** What becomes of an advance in a year, as a clause of its own. */
  public static Clause of(Advance advance, String name) {
    return bare(advance.clauseCode(), name, "Advance: " + name, AmountBasis.RECOVERY, ToDate.YEAR);
  }

  /** A clause that ended within a year, under which what it allocated in that year is taken back. */
  public static Clause ended(ClauseCode code, String reference, AmountBasis basis) {
    return bare(code, reference, "Ended within the year: " + reference, basis, ToDate.YEAR);
  }

  /** A clause of an earlier version of which nothing is known but that something is recovered. */
  public static Clause dropped(ClauseCode code) {
    return bare(
        code, code.value(), "a clause of an earlier version", AmountBasis.RECOVERY, ToDate.NOTHING);
  }

  private static Clause bare(
      ClauseCode code, String reference, String title, AmountBasis basis, ToDate toDate) {
    return new Clause(
        code,
        reference,
        title,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        basis,
        Scope.UNNAMED,
        Scope.UNNAMED,
        Level.TOGETHER,
        toDate,
        Rounding.USUAL,
        0,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        new Unallocated());
  }
}
