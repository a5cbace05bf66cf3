package org.commonpurse.ledger.carepackage;

import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_DAYS_OUT_OF_ORDER;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * What is recorded of a package at one time: its frame, and its terms from one day on.
 *
 * @param reference  whose package it is, under a pseudonym
 * @param scheme  the scheme that pays for it
 * @param start  its first day
 * @param end  its last day, inclusive, where it is known
 * @param terms  terms that begin on one of its days
 */
public record PackageRow(
    PackageReference reference,
    SchemeCode scheme,
    LocalDate start,
    Optional<LocalDate> end,
    PackageTerms terms) {

  public PackageRow {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(terms, "terms");
    if (end.filter(start::isAfter).isPresent()) {
      throw PACKAGE_DAYS_OUT_OF_ORDER
          .because("The package ends before it starts. Correct one of the two days.")
          .toException();
    }
    if (terms.from().isBefore(start) || end.filter(terms.from()::isAfter).isPresent()) {
      throw PACKAGE_DAYS_OUT_OF_ORDER
          .because(
              "The terms begin before the package starts, or after it ends. Terms begin on one of its"
                  + " days; without a day they begin with it.")
          .toException();
    }
  }

  /** Whether another says the same of the package as a whole, whatever its terms. */
  public boolean isFramedLike(PackageRow other) {
    return scheme.equals(other.scheme) && start.equals(other.start) && end.equals(other.end);
  }
}
