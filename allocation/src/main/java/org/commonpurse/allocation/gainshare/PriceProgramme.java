package org.commonpurse.allocation.gainshare;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.commonpurse.ledger.exact.Exact;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * The linear programme of the prices that prove the highest {@link LeastBound}: the dual of {@link
 * TransferProgramme}.
 */
final class PriceProgramme {

  private static final int DIGITS = 24;

  /** So many places tell 1 and 1.035 from what a solver in binary fractions makes of them. */
  private static final int PRICE_PLACES = 14;

  private final TransferQuestion question;
  private final BigDecimal unit;
  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private final Variable[][] prices;

  /**
   * Sets the programme up.
   *
   * @param unit  the pence that the solver counts as one
   */
  PriceProgramme(TransferQuestion question, long unit) {
    this.question = question;
    this.unit = BigDecimal.valueOf(unit);
    this.prices = new Variable[question.partners][question.years];
    for (int partner = 0; partner < question.partners; partner++) {
      for (int year = 0; year < question.years; year++) {
        if (question.asksUpTo(year)) {
          prices[partner][year] =
              model
                  .newVariable("w" + partner + "/" + year)
                  .lower(ZERO)
                  .weight(units(question.gain(partner, year)));
        }
      }
    }
    for (int year = 0; year < question.years; year++) {
      if (question.isOpen(year)) {
        addYear(year);
      }
    }
  }

  /** A penny received is worth at most what moving it costs, and one paid at least as much. */
  private void addYear(int year) {
    var level = model.newVariable("v" + year);
    for (int partner = 0; partner < question.partners; partner++) {
      var received = model.newExpression("r" + partner + "/" + year).upper(ONE).set(level, ONE);
      var paid = model.newExpression("p" + partner + "/" + year).lower(ZERO).set(level, ONE);
      if (question.most(partner) != TransferQuestion.UNLIMITED) {
        var most = units(Exact.of(question.most(partner)));
        paid.set(model.newVariable("b" + partner + "/" + year).lower(ZERO).weight(most), ONE);
      }
      var factor = question.factor(year).toDecimal(DIGITS);
      for (int upTo = year; upTo < question.years; upTo++) {
        if (question.asksUpTo(upTo)) {
          received.set(prices[partner][upTo], factor);
          paid.set(prices[partner][upTo], factor);
        }
      }
    }
  }

  private BigDecimal units(Exact pence) {
    return pence.toDecimal(DIGITS).divide(unit, MathContext.DECIMAL128);
  }

  /** The prices by partner and year, nearly the best, none below zero. */
  Exact[][] solve() {
    var result = model.minimise();
    var found = new Exact[question.partners][question.years];
    for (int partner = 0; partner < question.partners; partner++) {
      for (int year = 0; year < question.years; year++) {
        found[partner][year] = Exact.ZERO;
        if (question.asksUpTo(year)) {
          var price = result.get(model.indexOf(prices[partner][year]));
          var decimal = price.setScale(PRICE_PLACES, RoundingMode.HALF_EVEN);
          found[partner][year] = Exact.of(decimal).max(Exact.ZERO);
        }
      }
    }
    return found;
  }
}
