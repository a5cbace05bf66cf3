package org.commonpurse.allocation.agreement;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.exact.Exact;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Code;

/** Reads sums of money and percentages of a base. */
final class FigureReader {

  private static final Pattern PERCENTAGE =
      Pattern.compile("(\\d+(?:\\.\\d+)?)% of (?:the )?([a-z0-9]+(?:-[a-z0-9]+)*)");
  private static final Pattern SUM = Pattern.compile("([A-Z]{3}) (-?\\d+(?:\\.\\d+)?)");

  private final CurrencyUnit currency;

  FigureReader(CurrencyUnit currency) {
    this.currency = currency;
  }

  /** A sum such as {@code 500000.00} or a percentage such as {@code 2% of budget}. */
  Figure figure(Field field) {
    var percentage = PERCENTAGE.matcher(field.text());
    if (!percentage.matches()) {
      return new Figure.Sum(Exact.of(pence(field)));
    }
    var rate = Exact.of(new BigDecimal(percentage.group(1)).movePointLeft(2));
    return new Figure.Percentage(rate, base(percentage.group(2)));
  }

  private static Figure.Base base(String name) {
    return switch (name) {
      case "budget" -> new Figure.Base.Budget();
      case "contributions" -> new Figure.Base.Contributions();
      default -> new Figure.Base.Named(Code.of(name));
    };
  }

  /** A sum of 0 or more in pence, or 0 and a finding. */
  long pence(Field field) {
    BigDecimal pounds;
    var sum = SUM.matcher(field.text());
    if (field.isNumber()) {
      pounds = field.decimal();
    } else if (sum.matches()) {
      if (!sum.group(1).equals(currency.getCurrencyCode())) {
        field.report(
            "AGREEMENT_CURRENCY_MISMATCH",
            "\"" + field.text() + "\" is not in " + currency + ", the agreement's currency.");
      }
      pounds = new BigDecimal(sum.group(2));
    } else {
      field.report(
          "AGREEMENT_FIGURE_UNREADABLE",
          "\""
              + field.text()
              + "\" is neither a sum like 500000.00 nor a percentage like 2% of budget.");
      return 0;
    }
    if (pounds.signum() < 0) {
      field.report(
          "AGREEMENT_AMOUNT_NEGATIVE", "The sum " + pounds + " is negative; use 0 or more.");
      return 0;
    }
    try {
      return pounds.movePointRight(currency.getDefaultFractionDigits()).longValueExact();
    } catch (ArithmeticException e) {
      field.report(
          "AGREEMENT_AMOUNT_TOO_PRECISE",
          "The sum "
              + pounds
              + " has a fraction of a penny or is too large; write pounds with at most "
              + currency.getDefaultFractionDigits()
              + " decimals.");
      return 0;
    }
  }
}
