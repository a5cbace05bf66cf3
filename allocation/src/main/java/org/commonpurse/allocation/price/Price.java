package org.commonpurse.allocation.price;

import static org.commonpurse.allocation.problem.PriceProblem.PRICE_YEARS_DIFFER;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_YEAR_UNREADABLE;

import java.util.Objects;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * An amount together with the year whose prices it is in.
 *
 * @param pence  the amount, of either sign
 * @param pricesOf  the financial year of the prices
 */
public record Price(long pence, FinancialYear pricesOf) {

  public Price {
    Objects.requireNonNull(pricesOf, "pricesOf");
  }

  /**
   * Reads a year of prices.
   *
   * @param text  such as {@code 2013-14}, or {@code 2013/14} as tables have it
   * @throws ProblemException {@code PRICE_YEAR_UNREADABLE}
   */
  public static FinancialYear year(String text) {
    try {
      return FinancialYear.parse(text.replace('/', '-'));
    } catch (ProblemException e) {
      throw PRICE_YEAR_UNREADABLE
          .because(
              "\"%s\" is no financial year of prices; write it like 2013-14.".formatted(text),
              "year",
              text)
          .toException(e);
    }
  }

  /**
   * The sum of two prices of one year.
   *
   * @throws ProblemException {@code PRICE_YEARS_DIFFER}, naming both years, if they are of different ones
   * @throws ArithmeticException if the sum does not fit
   */
  public Price plus(Price other) {
    if (!pricesOf.equals(other.pricesOf)) {
      throw PRICE_YEARS_DIFFER
          .because(
              "%s at the prices of %s and %s at those of %s cannot be added up; take both to the prices of one year first."
                  .formatted(pounds(), pricesOf, other.pounds(), other.pricesOf),
              "year",
              pricesOf,
              "otherYear",
              other.pricesOf)
          .toException();
    }
    return new Price(Math.addExact(pence, other.pence), pricesOf);
  }

  /**
   * The same at the prices of another year, rounded to the nearest penny, halves up. In its own year it is
   * what it was, by any index.
   *
   * @throws ProblemException {@code PRICE_INDEX_YEAR_MISSING} if the index lacks one of the two years
   */
  public Price in(FinancialYear year, Deflators deflators) {
    return new Price(Exact.of(pence).times(deflators.factor(pricesOf, year)).roundedHalfUp(), year);
  }

  /** The amount in pounds and pence, such as {@code 533.83}. */
  public String pounds() {
    return Amounts.plain(pence);
  }
}
