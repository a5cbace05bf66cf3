package org.commonpurse.api.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.commonpurse.allocation.engine.Repayment;
import org.commonpurse.api.operation.allocation.FutureDues;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.money.Amounts;

/** What is owed in future years: positive by a partner, negative to it. */
public record FutureDuesResponse(String currency, List<Item> items) {

  /**
   * What one partner repays, or is repaid, in a year.
   *
   * @param of  the advance, or the clause under which it was paid
   * @param year  the year in which it is due; absent where no day is agreed
   * @param dueBy  the last day of that year
   */
  public record Item(
      String agreement,
      String of,
      Optional<String> year,
      Optional<String> dueBy,
      String partner,
      String principal,
      String interest,
      String total) {

    /** Those of some agreements, in order of agreement and year. */
    public static List<Item> of(SortedMap<AgreementCode, List<Repayment>> byAgreement) {
      var items = new ArrayList<Item>();
      byAgreement.forEach((agreement, all) -> all.forEach(each -> items.add(of(agreement, each))));
      return items;
    }

    private static Item of(AgreementCode agreement, Repayment repayment) {
      return new Item(
          agreement.value(),
          repayment.of().value(),
          repayment.year().map(FinancialYear::toString),
          repayment.year().map(year -> year.last().toString()),
          repayment.partner().value(),
          Amounts.plain(repayment.principalPence()),
          Amounts.plain(repayment.interestPence()),
          Amounts.plain(repayment.totalPence()));
    }
  }

  /** All of a fund. */
  public static FutureDuesResponse of(FutureDues.Output found) {
    return new FutureDuesResponse(
        found.currency().getCurrencyCode(), Item.of(found.repayments().byAgreement()));
  }
}
