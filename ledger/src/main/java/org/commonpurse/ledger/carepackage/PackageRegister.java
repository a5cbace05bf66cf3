package org.commonpurse.ledger.carepackage;

import java.util.List;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/** Records packages of care. What was recorded stays; what is recorded later holds in its place. */
public interface PackageRegister extends PackageArchive {

  /**
   * Records rows together, all or none, in whatever order they are given; a row that would change
   * nothing is not recorded again.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PACKAGE_TERMS_TWICE}, {@code
   *     PACKAGE_TOLD_TWO_WAYS} if the rows contradict each other; {@code PACKAGE_START_WITHOUT_TERMS}
   *     if a package would have days without terms
   */
  RecordedPackages record(FundCode fund, List<PackageRow> rows, Actor by);
}
