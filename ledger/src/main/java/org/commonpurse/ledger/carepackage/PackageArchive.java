package org.commonpurse.ledger.carepackage;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PackageReference;

/** The packages of care of all funds, as far as they are known at the moment of the view. */
public interface PackageArchive {

  /** All packages of a fund, in order of their references. */
  List<CarePackage> list(FundCode fund);

  /**
   * Some packages of a fund, in order of their references, without reading those before and after.
   *
   * @param after  the reference that they follow; empty for the first
   * @param wanted  which of them count
   * @param most  how many at most
   */
  List<CarePackage> list(
      FundCode fund, Optional<PackageReference> after, Predicate<CarePackage> wanted, int most);

  /** What was recorded of a package, in the order in which it was; nothing of one that is not known. */
  List<PackageRecording> recordings(FundCode fund, PackageReference reference);
}
