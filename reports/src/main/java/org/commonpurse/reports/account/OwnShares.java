package org.commonpurse.reports.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PaidIn;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The shares of partners in a year: by what each paid in by streams that count for shares.
 *
 * @param partners  in the fund's order
 * @param weights  in pence, of each of them; none negative, not all zero
 */
record OwnShares(List<PartnerCode> partners, List<Long> weights) {

  OwnShares {
    partners = List.copyOf(partners);
    weights = List.copyOf(weights);
  }

  /** Empty where nobody paid in, or somebody was paid back more than it paid: there are no shares then. */
  static Optional<OwnShares> of(Fund fund, Horizon horizon, FinancialYear year) {
    var partners = horizon.partners().stream().map(partner -> partner.code()).toList();
    var weights =
        partners.stream().map(code -> counted(fund, horizon.row(code, year).paidIn())).toList();
    return weights.stream().anyMatch(weight -> weight < 0)
            || weights.stream().allMatch(weight -> weight == 0)
        ? Optional.empty()
        : Optional.of(new OwnShares(partners, weights));
  }

  private static long counted(Fund fund, PaidIn paidIn) {
    return Stream.of(paidIn.revenue(), paidIn.capital())
        .flatMap(streams -> streams.entrySet().stream())
        .filter(
            each -> fund.stream(each.getKey()).map(stream -> stream.countsForShares()).orElse(true))
        .map(Map.Entry::getValue)
        .reduce(0L, Math::addExact);
  }

  /** A partner's part of an amount. The parts of all partners add up to it, to the penny. */
  long part(PartnerCode partner, long pence) {
    return Split.byWeights(pence, weights.stream().mapToLong(Long::longValue).toArray())[
        partners.indexOf(partner)];
  }

  /** A partner's share in percent with two digits, such as {@code 51.00%}. */
  String percent(PartnerCode partner) {
    long all = weights.stream().reduce(0L, Math::addExact);
    var share = Exact.of(weights.get(partners.indexOf(partner)), all).times(Exact.of(100));
    return share.toDecimal(2) + "%";
  }

  /** The partners that have a share, with it, such as {@code icb 51.00%}. */
  String inWords(Map<PartnerCode, String> names) {
    return partners.stream()
        .filter(code -> weights.get(partners.indexOf(code)) > 0)
        .map(code -> "%s %s".formatted(names.get(code), percent(code)))
        .collect(Collectors.joining("; "));
  }
}
