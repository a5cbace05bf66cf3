package org.commonpurse.reports.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.allocation.horizon.ReserveYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.reports.page.BooksFooting;

/**
 * What a memorandum account is made of.
 *
 * @param fund  the fund, which is pooled
 * @param horizon  the fund's years as known now, the year of the account among them
 * @param budget  the year's spending by scheme
 * @param reserves  what each owner had in each reserve in the year
 * @param firstReported  the year before as it was known when it was closed; empty where the books do not
 *     know when that was
 * @param partner  for whose statements the views are
 * @param control  who controls the fund, as stated by who prepares the account; empty where it was not
 * @param footing  the state of the books that it rests on
 */
public record AccountContents(
    Fund fund,
    Horizon horizon,
    BudgetYear budget,
    ReserveYear reserves,
    Optional<FirstReported> firstReported,
    Partner partner,
    Optional<Control> control,
    BooksFooting footing) {

  /**
   * Checks that all of it is of one fund and year.
   *
   * @throws IllegalArgumentException if it is not, or the fund is not pooled
   */
  public AccountContents {
    Objects.requireNonNull(control, "control");
    Objects.requireNonNull(footing, "footing");
    if (fund.kind() != FundKind.POOLED || !horizon.fund().equals(fund.code())) {
      throw new IllegalArgumentException(
          "A memorandum account is of a pooled fund, with figures of its own.");
    }
    if (!horizon.years().contains(budget.year()) || !reserves.year().equals(budget.year())) {
      throw new IllegalArgumentException("The figures do not cover " + budget.year() + ".");
    }
    if (!horizon.partners().contains(partner)) {
      throw new IllegalArgumentException(partner.code() + " is no partner of the fund today.");
    }
    firstReported.ifPresent(
        first -> {
          if (!first.period().year().equals(budget.year().previous())) {
            throw new IllegalArgumentException("Comparatives are of the year before.");
          }
        });
  }

  /** The same with the year before as it was known when it was closed. */
  public AccountContents with(FirstReported first) {
    return new AccountContents(
        fund, horizon, budget, reserves, Optional.of(first), partner, control, footing);
  }

  FinancialYear year() {
    return budget.year();
  }

  PoolYear pool() {
    return horizon.pool(year());
  }

  /** The year, and the one before where that has figures. */
  List<FinancialYear> years() {
    var before = year().previous();
    return horizon.years().contains(before) ? List.of(year(), before) : List.of(year());
  }

  boolean isHost() {
    return fund.presentPartner(fund.host()).equals(partner.code());
  }
}
