package org.commonpurse.allocation.place;

import static org.commonpurse.allocation.problem.PlaceProblem.PLACE_CURRENCIES_DIFFER;
import static org.commonpurse.allocation.problem.PlaceProblem.PLACE_FUNDS_FEW;
import static org.commonpurse.allocation.problem.PlaceProblem.PLACE_YEARS_APART;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.commonpurse.allocation.horizon.FundTransfer;
import org.commonpurse.allocation.horizon.FundsTogether;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The funds of a place.
 *
 * @param funds  two or more, each of one year or more
 * @param transfers  what went from one of them to another
 */
public record PlaceFunds(List<Horizon> funds, List<FundTransfer> transfers) {

  /**
   * Checks that the funds can be added up.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PLACE_FUNDS_FEW}, {@code
   *     PLACE_CURRENCIES_DIFFER}, {@code PLACE_YEARS_APART}
   */
  public PlaceFunds {
    funds = List.copyOf(funds);
    transfers = List.copyOf(transfers);
    var codes = funds.stream().map(Horizon::fund).toList();
    if (codes.stream().distinct().count() < 2 || codes.stream().distinct().count() < codes.size()) {
      throw PLACE_FUNDS_FEW
          .because(
              "Together are two or more funds, each named once. Named are %s.".formatted(codes),
              "funds",
              codes)
          .toException();
    }
    var currencies = funds.stream().map(Horizon::currency).distinct().toList();
    if (currencies.size() > 1) {
      throw PLACE_CURRENCIES_DIFFER
          .because(
              "%s keep their books in %s, which cannot be added up.".formatted(codes, currencies),
              "currencies",
              currencies)
          .toException();
    }
    var common = new TreeSet<FinancialYear>(funds.get(0).years());
    funds.forEach(fund -> common.retainAll(fund.years()));
    if (common.isEmpty()) {
      throw PLACE_YEARS_APART
          .because(
              "No financial year is common to all: %s. Leave out a fund of another time."
                  .formatted(
                      funds.stream().map(PlaceFunds::withYears).collect(Collectors.joining(", "))),
              "funds",
              codes)
          .toException();
    }
  }

  /** All funds together, with the transfers taken out. */
  public Horizon together() {
    return FundsTogether.of(name(), funds, transfers);
  }

  /** What the funds are called together. */
  public String name() {
    return funds.size() == 2
        ? funds.get(0).fundName() + " and " + funds.get(1).fundName()
        : funds.get(0).fundName() + " and %d other funds".formatted(funds.size() - 1);
  }

  /** What a reader must know of how the funds were put together, a sentence each. */
  public List<String> told() {
    var told = new ArrayList<String>();
    told.add(
        "Partners of one code are taken as one organisation, under the name that the first of the"
            + " funds has for it.");
    var known = new LinkedHashMap<PartnerCode, Partner>();
    for (var fund : funds) {
      for (var partner : fund.partners()) {
        var first = known.putIfAbsent(partner.code(), partner);
        if (first != null && !first.equals(partner)) {
          told.add(
              "%s is \u201c%s\u201d (%s) in one fund and \u201c%s\u201d (%s) in %s."
                  .formatted(
                      partner.code(),
                      first.name(),
                      words(first.kind()),
                      partner.name(),
                      words(partner.kind()),
                      fund.fund()));
        }
      }
    }
    if (funds.stream().map(Horizon::years).distinct().count() > 1) {
      told.add(
          "The funds do not have the same years: %s. Of a year that a fund does not have it counts nothing."
              .formatted(
                  funds.stream().map(PlaceFunds::withYears).collect(Collectors.joining(", "))));
    }
    told.add(
        transfers.isEmpty()
            ? "No transfer between the funds was stated, so nothing was taken out: what one fund paid"
                + " into another counts in both."
            : "Transfers between the funds that were stated are taken out of both; what was not stated"
                + " counts in both.");
    return told;
  }

  /**
   * What must add up over the funds in each year, both sides worked out by themselves: from the accounts
   * of the funds, and from the rows of all together.
   */
  public List<Identity> identities() {
    var identities = new ArrayList<Identity>();
    var together = together();
    for (var year : together.years()) {
      var rows = together.rows().stream().filter(row -> row.year().equals(year)).toList();
      long contributed = 0;
      long income = 0;
      long spent = 0;
      long credited = 0;
      for (var transfer : transfers) {
        if (transfer.year().equals(year)) {
          boolean isIncome = transfer.takenIn() instanceof FundTransfer.Income;
          boolean isSpending = transfer.paid() instanceof FundTransfer.Spending;
          contributed = Math.addExact(contributed, isIncome ? 0 : transfer.pence());
          income = Math.addExact(income, isIncome ? transfer.pence() : 0);
          spent = Math.addExact(spent, isSpending ? transfer.pence() : 0);
          credited = Math.addExact(credited, isSpending ? 0 : transfer.pence());
        }
      }
      identities.add(
          new Identity(
              6,
              year,
              "Paid into each fund, less what other funds had paid, is what partners paid in together.",
              Math.subtractExact(sum(year, pool -> pool.income().paidInPence()), contributed),
              sum(rows, row -> row.paidIn().totalPence())));
      identities.add(
          new Identity(
              7,
              year,
              "Charged less credited by each fund, with what was credited to pay other funds, is that together.",
              Math.addExact(sum(year, pool -> pool.poolCharges().netPence()), credited),
              sum(rows, row -> row.charges().netPence())));
      identities.add(
          new Identity(
              8,
              year,
              "Spent by each fund, less what other funds took in of it, is what was spent together.",
              Math.subtractExact(sum(year, pool -> pool.spending().plan().spentPence()), spent),
              sum(rows, HorizonRow::spentPence)));
      identities.add(
          new Identity(
              9,
              year,
              "Other income of each fund, less what other funds had paid, is that of all together.",
              Math.subtractExact(sum(year, pool -> pool.income().otherPence()), income),
              together.pool(year).income().otherPence()));
      identities.add(
          new Identity(
              10,
              year,
              "Net after sharing over the funds is that together: a transfer is neither gain nor cost.",
              funds.stream()
                  .flatMap(fund -> fund.rows().stream())
                  .filter(row -> row.year().equals(year))
                  .mapToLong(HorizonRow::netAfterPence)
                  .reduce(0, Math::addExact),
              sum(rows, HorizonRow::netAfterPence)));
    }
    return List.copyOf(identities);
  }

  private long sum(FinancialYear year, ToLongFunction<PoolYear> pence) {
    return funds.stream()
        .flatMap(fund -> fund.pool().stream())
        .filter(pool -> pool.year().equals(year))
        .mapToLong(pence)
        .reduce(0, Math::addExact);
  }

  private static long sum(List<HorizonRow> rows, ToLongFunction<HorizonRow> pence) {
    return rows.stream().mapToLong(pence).reduce(0, Math::addExact);
  }

  private static String words(PartnerKind kind) {
    return kind.name().toLowerCase(Locale.UK).replace('_', ' ');
  }

  private static String withYears(Horizon fund) {
    var years = fund.years();
    return years.isEmpty()
        ? fund.fund() + " none"
        : "%s %s to %s".formatted(fund.fund(), years.get(0), years.get(years.size() - 1));
  }
}
