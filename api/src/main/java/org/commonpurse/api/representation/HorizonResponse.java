package org.commonpurse.api.representation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.allocation.horizon.PaidIn;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.money.Amounts;

/**
 * Where costs fall and savings land. Amounts are decimal strings in the currency; costs and spending
 * are positive, and net, sharing and return are positive where good for the partner.
 *
 * @param items  by partner in the fund's order, then by year
 * @param totals  all partners together, by year
 * @param pool  the fund's memorandum account by year; its closing is left out where the fund is not
 *     pooled and so has none of its own
 * @param identities  what must be equal, with both sides, by year
 * @param payBack  by partner, and for all partners together: the year from which the return to date
 *     stays at or above zero, {@code not-yet} or {@code no-outlay}; empty where a return cannot be
 *     stated
 * @param withoutBaseline  the schemes because of which a return cannot be stated
 */
public record HorizonResponse(
    String fund,
    String name,
    String kind,
    String currency,
    List<String> years,
    List<PartnerResponse> partners,
    List<RowResponse> items,
    List<RowResponse> totals,
    List<PoolYearResponse> pool,
    List<IdentityResponse> identities,
    Map<String, String> payBack,
    List<String> withoutBaseline) {

  /** A partner of the horizon, together with those it succeeded. */
  public record PartnerResponse(String partner, String name, String kind) {}

  /** What was paid in, by stream. */
  public record PaidInResponse(
      String total, String revenue, String capital, Map<String, String> byStream) {

    static PaidInResponse of(PaidIn paidIn) {
      var byStream = new TreeMap<StreamCode, Long>(paidIn.revenue());
      byStream.putAll(paidIn.capital());
      return new PaidInResponse(
          Amounts.plain(paidIn.totalPence()),
          Amounts.plain(paidIn.revenuePence()),
          Amounts.plain(paidIn.capitalPence()),
          amounts(byStream, StreamCode::value));
    }
  }

  /** Savings or extra costs, by nature. */
  public record ByNatureResponse(String total, Map<String, String> byNature) {

    static ByNatureResponse of(ByNature amounts) {
      return new ByNatureResponse(
          Amounts.plain(amounts.totalPence()), amounts(amounts.pence(), NatureCode::value));
    }
  }

  /**
   * One partner in one year.
   *
   * @param charged  by clauses on the fund's own money
   * @param credited  by clauses on the fund's own money
   * @param poolCost  paid in and charged, less credited
   * @param spent  on schemes that it leads: a memorandum, never a gain
   * @param sharing  what sharing clauses moved: received positive, paid negative
   * @param additionalCost  what it bore of what schemes cost beyond their baselines; absent where that
   *     is not stated
   * @param netToDate  net after sharing from the first year to this one
   * @param returnToDate  net after sharing less additional cost, from the first year to this one
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record RowResponse(
      String partner,
      String year,
      PaidInResponse paidIn,
      String charged,
      String credited,
      String poolCost,
      String spent,
      ByNatureResponse extraCosts,
      ByNatureResponse savings,
      String netBefore,
      String sharing,
      String netAfter,
      Optional<String> additionalCost,
      String netToDate,
      Optional<String> returnToDate) {

    static RowResponse of(HorizonRow row) {
      return new RowResponse(
          row.partner().value(),
          row.year().toString(),
          PaidInResponse.of(row.paidIn()),
          Amounts.plain(row.charges().chargedPence()),
          Amounts.plain(row.charges().creditedPence()),
          Amounts.plain(row.poolCostPence()),
          Amounts.plain(row.spentPence()),
          ByNatureResponse.of(row.extraCosts()),
          ByNatureResponse.of(row.savings()),
          Amounts.plain(row.netBeforePence()),
          Amounts.plain(row.sharingPence()),
          Amounts.plain(row.netAfterPence()),
          row.additionalCostPence().map(Amounts::plain),
          Amounts.plain(row.toDate().netPence()),
          row.toDate().returnPence().map(Amounts::plain));
    }
  }

  /**
   * The fund in one year.
   *
   * @param otherIncome  by kind of account
   * @param undecided  what clauses left to nobody: positive a cost, negative a gain
   * @param leftOver  what no clause took, worked out from plan and results
   * @param closing  what it holds at the end of the year; absent where the fund is not pooled
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record PoolYearResponse(
      String year,
      String opening,
      String paidIn,
      Map<String, String> otherIncome,
      String charged,
      String credited,
      String sharingPaid,
      String sharingReceived,
      String putIntoReserves,
      String drawnFromReserves,
      String undecided,
      String budget,
      String spent,
      String leftOver,
      Optional<ClosingResponse> closing) {

    static PoolYearResponse of(PoolYear pool, FundKind kind) {
      var reserves = pool.reserves();
      var moves =
          List.of(reserves.byEntries(), reserves.byPoolClauses(), reserves.bySharingClauses());
      return new PoolYearResponse(
          pool.year().toString(),
          Amounts.plain(pool.openingPence()),
          Amounts.plain(pool.income().paidInPence()),
          amounts(pool.income().other(), AccountKind::word),
          Amounts.plain(pool.poolCharges().chargedPence()),
          Amounts.plain(pool.poolCharges().creditedPence()),
          Amounts.plain(pool.sharing().chargedPence()),
          Amounts.plain(pool.sharing().creditedPence()),
          sum(moves.stream().map(PoolYear.Moved::putPence)),
          sum(moves.stream().map(PoolYear.Moved::drawnPence)),
          Amounts.plain(pool.undecidedPence()),
          Amounts.plain(pool.spending().plan().budgetPence()),
          Amounts.plain(pool.spending().plan().spentPence()),
          Amounts.plain(pool.leftOverPence()),
          kind == FundKind.POOLED ? Optional.of(ClosingResponse.of(pool)) : Optional.empty());
    }

    private static String sum(Stream<Long> pence) {
      return Amounts.plain(pence.reduce(0L, Math::addExact));
    }
  }

  /** What the fund holds at the end of a year, and where. */
  public record ClosingResponse(
      String held,
      String bank,
      String receivable,
      String recoverableVat,
      String payable,
      Map<String, String> reservesByOwner,
      String leftOverToDate,
      String undecidedToDate) {

    static ClosingResponse of(PoolYear pool) {
      var closing = pool.closing();
      return new ClosingResponse(
          Amounts.plain(pool.closingPence()),
          Amounts.plain(closing.assets().bankPence()),
          Amounts.plain(closing.assets().receivablePence()),
          Amounts.plain(closing.assets().recoverableVatPence()),
          Amounts.plain(closing.assets().payablePence()),
          amounts(closing.reservesByOwner(), PartnerCode::value),
          Amounts.plain(closing.leftOverPence()),
          Amounts.plain(closing.undecidedPence()));
    }
  }

  /** What must be equal, with both sides. */
  public record IdentityResponse(
      int identity, String year, String statement, String left, String right, boolean holds) {

    static IdentityResponse of(Identity identity) {
      return new IdentityResponse(
          identity.number(),
          identity.year().toString(),
          identity.statement(),
          Amounts.plain(identity.leftPence()),
          Amounts.plain(identity.rightPence()),
          identity.holds());
    }
  }

  /** The horizon. */
  public static HorizonResponse of(Horizon horizon) {
    var payBack = new LinkedHashMap<String, String>();
    for (var partner : horizon.partners()) {
      payBack(horizon.rows(partner.code()))
          .ifPresent(words -> payBack.put(partner.code().value(), words));
    }
    payBack(horizon.totals()).ifPresent(words -> payBack.put(Horizon.ALL.value(), words));
    return new HorizonResponse(
        horizon.fund().value(),
        horizon.fundName(),
        WireName.of(horizon.kind()),
        horizon.currency().getCurrencyCode(),
        horizon.years().stream().map(Object::toString).toList(),
        horizon.partners().stream()
            .map(
                partner ->
                    new PartnerResponse(
                        partner.code().value(), partner.name(), WireName.of(partner.kind())))
            .toList(),
        horizon.rows().stream().map(RowResponse::of).toList(),
        horizon.totals().stream().map(RowResponse::of).toList(),
        horizon.pool().stream().map(pool -> PoolYearResponse.of(pool, horizon.kind())).toList(),
        Identity.of(horizon).stream().map(IdentityResponse::of).toList(),
        payBack,
        horizon.withoutBaseline().stream().map(SchemeCode::value).toList());
  }

  private static Optional<String> payBack(List<HorizonRow> course) {
    return PaidBack.of(course).map(HorizonResponse::word);
  }

  /** When something is paid back: the year, {@code not-yet} or {@code no-outlay}. */
  static String word(PaidBack paidBack) {
    if (paidBack instanceof PaidBack.In in) {
      return in.year().toString();
    }
    return paidBack instanceof PaidBack.NotYet ? "not-yet" : "no-outlay";
  }

  private static <K> Map<String, String> amounts(Map<K, Long> pence, Function<K, String> name) {
    var amounts = new LinkedHashMap<String, String>();
    pence.forEach((key, amount) -> amounts.put(name.apply(key), Amounts.plain(amount)));
    return amounts;
  }
}
