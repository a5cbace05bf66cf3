package org.commonpurse.api.operation.carepackage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.query.PackagesQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.carepackage.CarePackage;
import org.commonpurse.ledger.carepackage.PackageReview;
import org.commonpurse.ledger.id.FundCode;

/** The reviews of packages of care that are due by a day. */
@OperationSpec(
    name = "package-reviews",
    summary = "the reviews of packages of care that are due by a day, the longest due first",
    routes = "GET /api/v1/funds/{fund}/packages/reviews",
    command = "package reviews",
    permission = Permission.READ_PACKAGES,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.REVIEWS, ParameterGroup.AS_KNOWN, ParameterGroup.PAGE},
    problems = "SERVICE_PARAMETER_MISSING")
public final class FindReviews {

  private final Ledger ledger;

  /** The reviews of packages of these books. */
  public FindReviews(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of the reviews that are due, found by the reference of the package. */
  public ListPage<PackageReview> run(
      FundCode fund, LocalDate due, PackagesQuery query, ListQuery page) {
    var found = ledger.books().at(query.view(), at -> at.packages().list(fund));
    return ListPage.of(due(found, due, query), review -> review.reference().value(), page);
  }

  private static List<PackageReview> due(
      List<CarePackage> packages, LocalDate due, PackagesQuery query) {
    return packages.stream()
        .filter(query::isAskedFor)
        .map(one -> one.reviewDue(due))
        .flatMap(Optional::stream)
        .sorted(PackageReview.LONGEST_DUE_FIRST)
        .toList();
  }
}
