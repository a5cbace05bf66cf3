package org.commonpurse.reports.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import javax.money.CurrencyUnit;

/**
 * How amounts are written for people.
 * <p>
 * Thousands are set apart by commas, and a negative amount has a true minus sign before it.
 *
 * @param symbol  what stands before an amount: the currency's sign, or its code and a space
 */
public record MoneyFormat(String symbol) {

  /** The minus sign, which is as wide as a digit, where a hyphen is not. */
  public static final String MINUS = "\u2212";

  /** What stands for zero in tables of rounded amounts. */
  public static final String ZERO = "\u2013";

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

  /** The way a currency's amounts are written in Britain. */
  public static MoneyFormat of(CurrencyUnit currency) {
    var code = currency.getCurrencyCode();
    var symbol = Currency.getInstance(code).getSymbol(Locale.UK);
    return new MoneyFormat(symbol.equals(code) ? code + "\u00a0" : symbol);
  }

  /** The amount to the penny without its currency, such as {@code 1,234.50}. */
  public String figure(long pence) {
    return sign(pence) + digits("#,##0.00", pounds(pence));
  }

  /**
   * The amount in whole thousands without its currency, such as {@code 1,234}; halves are rounded away
   * from zero, and zero itself is an en dash.
   */
  public String thousands(long pence) {
    if (pence == 0) {
      return ZERO;
    }
    var thousands = rounded(pounds(pence), THOUSAND, 0);
    return (thousands.signum() == 0 ? "" : sign(pence)) + digits("#,##0", thousands);
  }

  /** The amount in whole pounds without its currency, such as {@code 1,234}; zero is an en dash. */
  public String whole(long pence) {
    if (pence == 0) {
      return ZERO;
    }
    var whole = pounds(pence).setScale(0, RoundingMode.HALF_UP);
    return (whole.signum() == 0 ? "" : sign(pence)) + digits("#,##0", whole);
  }

  /** The amount in millions to one decimal without its currency, such as {@code 1.2}. */
  public String millions(long pence) {
    var millions = rounded(pounds(pence), MILLION, 1);
    return (millions.signum() == 0 ? "" : sign(pence)) + digits("#,##0.0", millions);
  }

  /** The amount in few digits with its sign, such as {@code +£12.3m}; zero has none. */
  public String signed(long pence) {
    return (pence > 0 ? "+" : "") + brief(pence);
  }

  /** The amount to the penny, such as {@code £1,234.50}. */
  public String exact(long pence) {
    return sign(pence) + symbol + digits("#,##0.00", pounds(pence));
  }

  /** The amount to the penny, without pence where there are none, such as {@code £1,234}. */
  public String stated(long pence) {
    var exact = exact(pence);
    return exact.endsWith(".00") ? exact.substring(0, exact.length() - 3) : exact;
  }

  /**
   * The amount in few digits, such as {@code £12.3m}, {@code £120k} or {@code £99}; halves are
   * rounded away from nought.
   */
  public String brief(long pence) {
    return inUnits(pence, "bn", "m", "k");
  }

  /** The amount in few digits and full words, such as {@code £12.3 million} or {@code £120,000}. */
  public String spoken(long pence) {
    var pounds = pounds(pence);
    if (rounded(pounds, THOUSAND, 0).compareTo(THOUSAND) < 0) {
      var thousands = rounded(pounds, THOUSAND, 0).multiply(THOUSAND);
      var whole = pounds.setScale(0, RoundingMode.HALF_UP);
      var shown = whole.compareTo(BigDecimal.valueOf(10_000)) < 0 ? whole : thousands;
      return sign(pence) + symbol + digits("#,##0", shown);
    }
    return inUnits(pence, "\u00a0billion", "\u00a0million", "");
  }

  private String inUnits(long pence, String billion, String million, String thousand) {
    var pounds = pounds(pence);
    if (rounded(pounds, MILLION, 1).compareTo(THOUSAND) >= 0) {
      return sign(pence) + symbol + digits("#,##0.00", rounded(pounds, BILLION, 2)) + billion;
    }
    if (rounded(pounds, THOUSAND, 0).compareTo(THOUSAND) >= 0) {
      return sign(pence) + symbol + digits("#,##0.0", rounded(pounds, MILLION, 1)) + million;
    }
    if (pounds.setScale(0, RoundingMode.HALF_UP).compareTo(THOUSAND) >= 0) {
      return sign(pence) + symbol + digits("#,##0", rounded(pounds, THOUSAND, 0)) + thousand;
    }
    var whole = pounds.setScale(0, RoundingMode.HALF_UP);
    return (whole.signum() == 0 ? "" : sign(pence)) + symbol + digits("#,##0", whole);
  }

  private static BigDecimal pounds(long pence) {
    return BigDecimal.valueOf(pence, 2).abs();
  }

  private static BigDecimal rounded(BigDecimal pounds, BigDecimal unit, int places) {
    return pounds.divide(unit, places, RoundingMode.HALF_UP);
  }

  private static String sign(long pence) {
    return pence < 0 ? MINUS : "";
  }

  private static String digits(String pattern, BigDecimal amount) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.UK)).format(amount);
  }
}
