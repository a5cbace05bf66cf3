package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_YEAR_NOT_IN_BOOKS;

import java.util.List;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.Standing;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;

/** How the agreements of a fund stand in its books before a year that is still to come. */
public final class StandingAgreements {

  private StandingAgreements() {}

  /**
   * Those of a fund that are in force at the end of a year, in order of code.
   *
   * @return none where the fund never had an agreement
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}; {@code
   *     AGREEMENT_NONE_IN_FORCE} or {@code AGREEMENT_ENDED} if it has none for the year; {@code
   *     APPRAISAL_YEAR_NOT_IN_BOOKS} if one was in force the year before and not applied to all of it
   */
  public static List<Standing> before(FinancialYear year, Snapshot books, FundCode fund) {
    // A fund without any agreement shares nothing; one whose agreements have ended is refused.
    var code = books.funds().get(fund).code();
    var inForce =
        Agreements.list(books, code).isEmpty()
            ? List.<Agreement>of()
            : Agreements.inForce(books, code, year.last());
    return inForce.stream().map(agreement -> before(year, books, fund, agreement)).toList();
  }

  /** Whether each agreement that was in force at the end of a year has been applied to its twelve months. */
  public static boolean areApplied(FinancialYear year, Snapshot books, FundCode code) {
    var applied = new AllocationRecords(books, code).latest(year, 12).keySet();
    return Agreements.applying(Agreements.list(books, code), year.last()).stream()
        .allMatch(each -> applied.contains(each.code()));
  }

  /**
   * An agreement as it stands in a fund's books, where it may be a version that they do not have yet.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException as above
   */
  public static Standing before(
      FinancialYear year, Snapshot books, FundCode code, Agreement agreement) {
    var fund = books.funds().get(code);
    var last = new FinancialYear(year.startYear() - 1);
    var key = new AllocationKey(agreement.code(), year, 12, 1);
    var before = new AllocationRecords(books, code).before(key);
    boolean wasInForce =
        Agreements.applying(Agreements.list(books, code), last.last()).stream()
            .anyMatch(each -> each.code().equals(agreement.code()));
    boolean isWhole =
        before
            .flatMap(recorded -> AllocationKey.parse(recorded.key()))
            .filter(each -> each.year().equals(last) && each.throughMonth() == 12)
            .isPresent();
    if (wasInForce && !isWhole) {
      throw APPRAISAL_YEAR_NOT_IN_BOOKS
          .because(
              "%s was in force in %s and has not been applied to its twelve months; apply it, or take fewer years from the books."
                  .formatted(agreement.label(), last),
              "agreement",
              agreement.code(),
              "year",
              last)
          .toException();
    }
    var grounds = new Grounds(books, fund);
    return new Standing(
        agreement, grounds.handedOn(agreement, before, grounds.reservesBefore(key), key.lastDay()));
  }
}
