package org.commonpurse.reports.outturn;

import java.util.Objects;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PlanYear;
import org.commonpurse.allocation.horizon.ReserveYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.page.BooksFooting;

/**
 * What an outturn report is made of.
 *
 * @param fund  the fund
 * @param horizon  its years, that of the report among them
 * @param budget  the year against its budget, and who met the variance
 * @param plan  how that budget came about, and what was expected
 * @param reserves  what each owner had in each reserve
 * @param footing  the state of the books that it rests on
 */
public record OutturnContents(
    Fund fund,
    Horizon horizon,
    BudgetYear budget,
    PlanYear plan,
    ReserveYear reserves,
    BooksFooting footing) {

  /**
   * Checks that all of it is of one fund and year.
   *
   * @throws IllegalArgumentException if it is not
   */
  public OutturnContents {
    Objects.requireNonNull(footing, "footing");
    if (!horizon.fund().equals(fund.code()) || !horizon.years().contains(budget.year())) {
      throw new IllegalArgumentException("The figures are not of %s.".formatted(fund.code()));
    }
    if (!plan.year().equals(budget.year()) || !reserves.year().equals(budget.year())) {
      throw new IllegalArgumentException("The figures are not all of " + budget.year() + ".");
    }
  }

  FinancialYear year() {
    return budget.year();
  }

  /** What a partner is called; another code reads as its words. */
  String name(Code code) {
    return fund.partner(PartnerCode.of(code.value()))
        .map(Partner::name)
        .orElseGet(() -> code.value().replace('-', ' '));
  }
}
