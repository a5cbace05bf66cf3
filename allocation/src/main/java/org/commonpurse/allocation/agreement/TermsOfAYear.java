package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_DEDUCTIBLE_UNCLEAR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_LAYER_UNCLEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.ReinstatedLayer;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * What a clause cannot say beside a deductible or a reinstated layer, because what is used of them is
 * counted over a whole year.
 */
final class TermsOfAYear {

  private final Clause clause;
  private final Field field;

  private TermsOfAYear(Clause clause, Field field) {
    this.clause = clause;
    this.field = field;
  }

  /** Reports what a clause says that does not go with its deductible or its layers. */
  static void check(Clause clause, Field field) {
    var all = new ArrayList<Term>();
    collect(clause.term(), all);
    var of = new TermsOfAYear(clause, field);
    var deductibles = all.stream().filter(Deductible.class::isInstance).toList();
    var layers = all.stream().filter(ReinstatedLayer.class::isInstance).toList();
    if (!deductibles.isEmpty()) {
      of.checkDeductible(deductibles.size());
    }
    if (!layers.isEmpty()) {
      of.checkLayers(layers);
    }
  }

  private static void collect(Term term, List<Term> found) {
    found.add(term);
    term.inside().forEach(inner -> collect(inner, found));
  }

  private void checkDeductible(int found) {
    if (found > 1) {
      field.report(
          AGREEMENT_DEDUCTIBLE_UNCLEAR,
          "This clause has %d deductibles, and what is carried up could be of either; give each a clause of its own."
              .formatted(found));
    }
    if (clause.each() != Level.TOGETHER) {
      field.report(
          AGREEMENT_DEDUCTIBLE_UNCLEAR,
          "A deductible is carried up for a clause as a whole, and this one takes each %s by itself; write a clause for each of them."
              .formatted(clause.each().name().toLowerCase(Locale.ROOT)));
    }
    checkPayment(AGREEMENT_DEDUCTIBLE_UNCLEAR, "A deductible");
  }

  private void checkLayers(List<Term> layers) {
    // A term under a name is one and the same wherever the name stands.
    long different = layers.stream().map(System::identityHashCode).distinct().count();
    if (different < layers.size()) {
      field.report(
          AGREEMENT_LAYER_UNCLEAR,
          "A layer stands twice in this clause under one name, and what is used of one would count for both; write the second one out.");
    }
    checkPayment(AGREEMENT_LAYER_UNCLEAR, "A layer");
  }

  private void checkPayment(ProblemType problem, String what) {
    if (clause.basis() == AmountBasis.PAYMENT && clause.toDate() == ToDate.NOTHING) {
      field.report(
          problem,
          "%s is for a year, and this clause takes each payment by itself; add \"year-to-date: true\"."
              .formatted(what));
    }
  }
}
