package org.commonpurse.ledger.carepackage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * A review of a package that is due.
 *
 * @param reference  of the package
 * @param scheme  that pays for it
 * @param reviewOn  the day by which it was due
 * @param daysOverdue  how many days after that it is; 0 on the day itself
 * @param terms  that hold meanwhile
 */
public record PackageReview(
    PackageReference reference,
    SchemeCode scheme,
    LocalDate reviewOn,
    long daysOverdue,
    PackageTerms terms) {

  /** The longest due first, then in order of references. */
  public static final Comparator<PackageReview> LONGEST_DUE_FIRST =
      Comparator.comparing(PackageReview::reviewOn).thenComparing(PackageReview::reference);

  public PackageReview {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(reviewOn, "reviewOn");
    Objects.requireNonNull(terms, "terms");
  }
}
