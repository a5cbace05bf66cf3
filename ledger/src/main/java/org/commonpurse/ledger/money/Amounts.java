package org.commonpurse.ledger.money;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_MALFORMED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_OUT_OF_RANGE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_TOO_PRECISE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_CURRENCY_MISMATCH;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.MonetaryAmount;
import org.commonpurse.ledger.problem.ProblemException;
import org.javamoney.moneta.Money;

/**
 * Amounts between text, {@link MonetaryAmount} and whole pence.
 * <p>
 * A penny here is the hundredth part of the currency's unit. Every method is exact: what is not a
 * whole number of pence within the range of a {@code long} is refused, never rounded.
 */
public final class Amounts {

  /** The pound sterling. */
  public static final CurrencyUnit GBP = Monetary.getCurrency("GBP");

  /** The largest amount that books take, in pence: a million million pounds. */
  public static final long LARGEST_PENCE = 100_000_000_000_000L;

  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,17}(\\.\\d+)?");

  private static final int DECIMALS = 2;

  private Amounts() {}

  /**
   * Reads an amount written as pounds and pence, such as {@code 1200}, {@code 1200.5} or
   * {@code -1200.50}, or with the currency's code before it, such as {@code GBP 1200.50}.
   *
   * @param text  the amount, without thousands separators
   * @param currency  the currency the amount must be in
   * @throws ProblemException {@code LEDGER_AMOUNT_MALFORMED} if the text is not such a number (an
   *     exponent, a comma or NaN are not); {@code LEDGER_AMOUNT_TOO_PRECISE} if it has more than two
   *     decimals; {@code LEDGER_AMOUNT_OUT_OF_RANGE} if it does not fit; {@code
   *     LEDGER_CURRENCY_MISMATCH} if it names another currency
   */
  public static MonetaryAmount parse(String text, CurrencyUnit currency) {
    return of(parsePence(text, currency), currency);
  }

  /** Reads an amount as {@link #parse} does, as whole pence. */
  public static long parsePence(String text, CurrencyUnit currency) {
    String number = text;
    int space = text.indexOf(' ');
    if (space == 3 && text.substring(0, 3).matches("[A-Z]{3}")) {
      requireCurrency(text.substring(0, 3), currency);
      number = text.substring(4);
    }
    if (!PLAIN.matcher(number).matches()) {
      throw LEDGER_AMOUNT_MALFORMED
          .because(
              "\"" + text + "\" is not an amount. Write pounds and pence like 1200.50.",
              "amount",
              text)
          .toException();
    }
    return pence(new BigDecimal(number), currency);
  }

  /**
   * The amount in whole pence.
   *
   * @throws ProblemException {@code LEDGER_AMOUNT_TOO_PRECISE} if it has a fraction of a penny; {@code
   *     LEDGER_AMOUNT_OUT_OF_RANGE} if it does not fit
   */
  public static long pence(MonetaryAmount amount) {
    return pence(amount.getNumber().numberValueExact(BigDecimal.class), amount.getCurrency());
  }

  /**
   * The amount in whole pence, which must be in the currency given.
   *
   * @throws ProblemException as {@link #pence(MonetaryAmount)}, and {@code LEDGER_CURRENCY_MISMATCH}
   *     if the amount is in another currency
   */
  public static long pence(MonetaryAmount amount, CurrencyUnit currency) {
    requireCurrency(amount.getCurrency().getCurrencyCode(), currency);
    return pence(amount);
  }

  private static long pence(BigDecimal amount, CurrencyUnit currency) {
    BigDecimal number = amount.stripTrailingZeros();
    if (number.scale() > DECIMALS) {
      throw LEDGER_AMOUNT_TOO_PRECISE
          .because(
              currency.getCurrencyCode()
                  + " "
                  + amount.toPlainString()
                  + " has a fraction of a penny. Give at most two decimals.",
              "amount",
              amount.toPlainString())
          .toException();
    }
    try {
      return number.movePointRight(DECIMALS).longValueExact();
    } catch (ArithmeticException e) {
      throw new ProblemException(
          LEDGER_AMOUNT_OUT_OF_RANGE.because(
              "An amount of " + amount.toPlainString() + " is larger than the ledger can hold.",
              "amount",
              amount.toPlainString()),
          e);
    }
  }

  /**
   * The pence, of either sign, which must be no more than the {@linkplain #LARGEST_PENCE largest} amount.
   *
   * @throws ProblemException {@code LEDGER_AMOUNT_OUT_OF_RANGE}
   */
  public static long requireBounded(long pence) {
    if (pence > LARGEST_PENCE || pence < -LARGEST_PENCE) {
      throw LEDGER_AMOUNT_OUT_OF_RANGE
          .because(
              "An amount of "
                  + print(pence)
                  + " is larger than "
                  + print(LARGEST_PENCE)
                  + ", the largest amount. Check the decimal point.",
              "amount",
              plain(pence))
          .toException();
    }
    return pence;
  }

  /** The amount of so many pence. */
  public static MonetaryAmount of(long pence, CurrencyUnit currency) {
    return Money.of(BigDecimal.valueOf(pence, DECIMALS), currency);
  }

  /** The amount of so many pence, as a decimal number with two places, such as {@code -1234.50}. */
  public static String plain(long pence) {
    return BigDecimal.valueOf(pence, DECIMALS).toPlainString();
  }

  /** Prints pence as pounds and pence, such as {@code 1,234.56}, or {@code -0.05}. */
  public static String print(long pence) {
    String number = String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(pence, DECIMALS).abs());
    return pence < 0 ? "-" + number : number;
  }

  /** Prints pence with the pound sign, such as {@code £1,234.56}, or {@code -£0.05}. */
  public static String printPounds(long pence) {
    return pence < 0 ? "-£" + print(pence).substring(1) : "£" + print(pence);
  }

  /** Prints pence with the currency's code, such as {@code GBP 1,234.56}. */
  public static String print(long pence, CurrencyUnit currency) {
    return currency.getCurrencyCode() + " " + print(pence);
  }

  private static void requireCurrency(String given, CurrencyUnit wanted) {
    if (!given.equals(wanted.getCurrencyCode())) {
      throw LEDGER_CURRENCY_MISMATCH
          .because(
              "The amount is in " + given + ", but only " + wanted + " is kept here.",
              "given",
              given,
              "wanted",
              wanted.getCurrencyCode())
          .toException();
    }
  }
}
