package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_DEDUCTIBLE_UNCLEAR;

import java.util.Optional;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.ledger.document.Field;

/** What a clause with a deductible cannot say, because the deductible is one sum for a whole year. */
final class DeductibleClauses {

  private DeductibleClauses() {}

  /** Reports what a clause says that does not go with its deductible. */
  static void require(Clause clause, Field field) {
    mistake(clause).ifPresent(why -> field.report(AGREEMENT_DEDUCTIBLE_UNCLEAR, why));
  }

  private static Optional<String> mistake(Clause clause) {
    long found = count(clause.term());
    if (found == 0) {
      return Optional.empty();
    }
    if (found > 1) {
      return Optional.of(
          "This clause has %d deductibles, and what is carried up could be of either; give each a clause of its own."
              .formatted(found));
    }
    if (clause.each() != Level.TOGETHER) {
      return Optional.of(
          "A deductible is carried up for a clause as a whole, and this one takes each %s by itself; write a clause for each of them."
              .formatted(clause.each().name().toLowerCase(java.util.Locale.ROOT)));
    }
    return clause.basis() == AmountBasis.PAYMENT && clause.toDate() == ToDate.NOTHING
        ? Optional.of(
            "A deductible is for a year, and this clause takes each payment by itself; add \"year-to-date: true\".")
        : Optional.empty();
  }

  private static long count(Term term) {
    return (term instanceof Deductible ? 1 : 0)
        + term.inside().stream().mapToLong(DeductibleClauses::count).sum();
  }
}
