package org.commonpurse.allocation.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.ledger.fund.Code;

/**
 * A clause of an agreement: which amount it shares, of what, and how.
 *
 * @param code its name in accounts and keys, made of its reference: {@code sch-3-4-2}
 * @param reference its number in the signed document, such as {@code Sch 3, 4.2}
 * @param title what it is about
 * @param from the first day it is in force, if later than the agreement's
 * @param until the last day it is in force, inclusive, if earlier than the agreement's
 * @param takes which amount it shares
 * @param of what it takes that amount of
 * @param except what it leaves aside
 * @param each whether it shares all of it together or works on each scheme, stream or line
 * @param yearToDate whether it works on the year so far and yields the difference from before
 * @param rounding how whole pence are made
 * @param term who has which part
 */
public record Clause(
    Code code,
    String reference,
    String title,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Takes takes,
    Scope of,
    Scope except,
    Level each,
    boolean yearToDate,
    Rounding rounding,
    Term term) {

  /** Whether the clause is in force on a day. */
  public boolean isInForceOn(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && until.map(last -> !day.isAfter(last)).orElse(true);
  }
}
