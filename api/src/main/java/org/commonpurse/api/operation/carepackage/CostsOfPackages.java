package org.commonpurse.api.operation.carepackage;

import java.util.List;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.query.PackagesQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.carepackage.CarePackage;
import org.commonpurse.ledger.carepackage.PackageCost;
import org.commonpurse.ledger.id.FundCode;

/** What packages of care cost each partner in a financial year, which shares by package follow. */
@OperationSpec(
    name = "package-costs",
    summary =
        "what packages of care cost each partner in a year, and what of dowries they did not need",
    routes = "GET /api/v1/funds/{fund}/packages/costs",
    lists = "GET /api/v1/funds/{fund}/packages/costs",
    command = "package costs",
    permission = Permission.READ_PACKAGES,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.YEAR, ParameterGroup.PACKAGES, ParameterGroup.AS_KNOWN},
    problems = "QUERY_YEAR_MISSING")
public final class CostsOfPackages {

  private final Ledger ledger;

  /** The costs of packages of these books. */
  public CostsOfPackages(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What packages cost.
   *
   * @param currency  of the amounts
   * @param packages  how many of those asked for are provided on some day of the year
   * @param cost  of all of them together, exact
   */
  public record Output(
      FinancialYear year, CurrencyUnit currency, long packages, PackageCost cost) {}

  /** The costs of those asked for, from the first to the last day of the year. */
  public Output run(FundCode fund, FinancialYear year, PackagesQuery query) {
    return ledger
        .books()
        .at(
            query.view(),
            at -> {
              List<CarePackage> asked =
                  at.packages().list(fund).stream()
                      .filter(query::isAskedFor)
                      .filter(one -> one.isWithin(year.first(), year.last()))
                      .toList();
              var costs = asked.stream().map(one -> one.cost(year.first(), year.last())).toList();
              return new Output(
                  year, at.funds().get(fund).currency(), asked.size(), PackageCost.sum(costs));
            });
  }
}
