package org.commonpurse.api.operation.carepackage;

import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_UNKNOWN;

import java.util.List;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.carepackage.CarePackage;
import org.commonpurse.ledger.carepackage.PackageRecording;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PackageReference;

/** One package of care as it stands, and all that was ever recorded of it. */
@OperationSpec(
    name = "package",
    summary = "one package of care, with all that was recorded of it, by whom and when",
    routes = "GET /api/v1/funds/{fund}/packages/{reference}",
    command = "package show",
    permission = Permission.READ_PACKAGES,
    idempotency = Idempotency.READS,
    problems = {"PACKAGE_REFERENCE_REFUSED", "PACKAGE_UNKNOWN"})
public final class ShowPackage {

  private final Ledger ledger;

  /** A package of these books. */
  public ShowPackage(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A package.
   *
   * @param present  as it stands
   * @param recordings  all that was recorded of it, in that order
   */
  public record Output(CarePackage present, List<PackageRecording> recordings) {}

  /**
   * The package of a reference.
   *
   * @param reference  as it was given, which is repeated only where it is a pseudonym
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PACKAGE_REFERENCE_REFUSED}, {@code
   *     PACKAGE_UNKNOWN}
   */
  public Output run(FundCode fund, String reference) {
    var asked = PackageReference.of(reference);
    var recordings = ledger.books().now(at -> at.packages().recordings(fund, asked));
    return CarePackage.of(recordings)
        .map(present -> new Output(present, recordings))
        .orElseThrow(
            () ->
                PACKAGE_UNKNOWN
                    .because(
                        "Fund %s has no package %s. Check the reference.".formatted(fund, asked),
                        "fund",
                        fund,
                        "package",
                        asked)
                    .toException());
  }
}
