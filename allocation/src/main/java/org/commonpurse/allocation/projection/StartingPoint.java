package org.commonpurse.allocation.projection;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.Standing;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.settlement.StandingAgreements;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;

/**
 * From where a plan's years to come go on.
 *
 * @param agreements  what is applied each year that is still to come, and what each goes on from
 * @param actual  the first years, as the books have them
 */
public record StartingPoint(List<Standing> agreements, ActualYears actual) {

  public StartingPoint {
    agreements = List.copyOf(agreements);
  }

  /** Without books: every year is still to come, and what is applied was never applied before. */
  public static StartingPoint anew(Optional<Agreement> agreement) {
    return new StartingPoint(agreement.stream().map(Standing::anew).toList(), ActualYears.NONE);
  }

  /**
   * From where a plan goes on after what the books of a fund have.
   *
   * @param last  the last year that is taken from the books, inclusive; none is if empty
   * @param given  what is applied in place of the fund's agreements, each of which else goes on as it stands
   * @throws org.commonpurse.ledger.problem.ProblemException what {@link ActualYears#of} and {@link
   *     StandingAgreements#before} refuse
   */
  public static StartingPoint of(
      Plan plan,
      Snapshot books,
      FundCode fund,
      Optional<FinancialYear> last,
      Optional<Agreement> given) {
    var actual =
        last.map(year -> ActualYears.of(plan, Horizons.of(books, fund), year))
            .orElse(ActualYears.NONE);
    if (actual.years().size() == plan.years()) {
      return new StartingPoint(given.stream().map(Standing::anew).toList(), actual);
    }
    var next = plan.year(actual.years().size());
    return new StartingPoint(
        given
            .map(each -> List.of(StandingAgreements.before(next, books, fund, each)))
            .orElseGet(() -> StandingAgreements.before(next, books, fund)),
        actual);
  }

  /** Whether books have nothing that is gone on from. */
  public boolean isAnew() {
    return actual.years().isEmpty()
        && agreements.stream().allMatch(each -> each.state().equals(State.INITIAL));
  }
}
