package org.commonpurse.api.operation.carepackage;

import static org.commonpurse.api.problem.RequestProblem.QUERY_PLACE_UNKNOWN;

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
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.problem.ProblemException;

/** The packages of care of a fund, with all their terms. */
@OperationSpec(
    name = "packages",
    summary = "the packages of care, with all their terms",
    routes = "GET /api/v1/funds/{fund}/packages",
    command = "package list",
    permission = Permission.READ_PACKAGES,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.PACKAGES, ParameterGroup.AS_KNOWN, ParameterGroup.PAGE})
public final class ListPackages {

  private final Ledger ledger;

  /** The packages of these books. */
  public ListPackages(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of those asked for, in order of their references, by which they are found. */
  public ListPage<CarePackage> run(FundCode fund, PackagesQuery query, ListQuery page) {
    var after = page.after().map(ListPackages::place);
    // One more than asked for tells whether more follow.
    var found =
        ledger
            .books()
            .at(
                query.view(),
                at -> at.packages().list(fund, after, query::isAskedFor, page.limit() + 1));
    return found.size() <= page.limit()
        ? new ListPage<>(found, Optional.empty())
        : new ListPage<>(
            found.subList(0, page.limit()),
            Optional.of(found.get(page.limit() - 1).reference().value()));
  }

  /** The place to go on from, which is not repeated where it is none. */
  private static PackageReference place(String text) {
    try {
      return PackageReference.of(text);
    } catch (ProblemException e) {
      throw QUERY_PLACE_UNKNOWN
          .because(
              "That is no place in a list of packages. Follow the link of the page before.",
              "parameter",
              "after")
          .toException(e);
    }
  }
}
