package org.commonpurse.ledger.money;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_MALFORMED;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads amounts the way people and finance systems write them in files.
 * <p>
 * Pound signs, thousands commas, spaces, brackets or a trailing minus for a negative, and the words
 * CR and DR after the number are understood: {@code £1,234.50}, {@code (12.00)}, {@code 12.00-}.
 * Nothing is rounded, and commas must stand where thousands end.
 */
public final class AmountReader {

  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3}(,\\d{3})+|\\d{1,17})?(\\.\\d+)?");

  private AmountReader() {}

  /**
   * The amount in whole pence; CR and brackets make it negative.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AMOUNT_MALFORMED}, {@code
   *     LEDGER_AMOUNT_TOO_PRECISE} or {@code LEDGER_AMOUNT_OUT_OF_RANGE}
   */
  public static long readPence(String text) {
    return Amounts.requireBounded(isPlain(text) ? plainPence(text) : readAnyPence(text));
  }

  /** Whether the text is digits, a point and two digits, perhaps after a minus, as most are. */
  private static boolean isPlain(String text) {
    int length = text.length();
    int first = text.startsWith("-") ? 1 : 0;
    if (length - first < 4 || length - first > 17 || text.charAt(length - 3) != '.') {
      return false;
    }
    for (int i = first; i < length; i++) {
      char character = text.charAt(i);
      if ((character < '0' || character > '9') && i != length - 3) {
        return false;
      }
    }
    return true;
  }

  private static long plainPence(String text) {
    int point = text.length() - 3;
    long pence = 0;
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      if (i != point) {
        pence = pence * 10 + (text.charAt(i) - '0');
      }
    }
    return text.startsWith("-") ? -pence : pence;
  }

  private static long readAnyPence(String text) {
    String rest = text.strip().replace("\u00a0", " ").toUpperCase(Locale.ROOT);
    boolean negative = false;
    if (rest.startsWith("(") && rest.endsWith(")")) {
      negative = true;
      rest = rest.substring(1, rest.length() - 1).strip();
    }
    if (rest.endsWith("CR") || rest.endsWith("DR")) {
      negative ^= rest.endsWith("CR");
      rest = rest.substring(0, rest.length() - 2).strip();
    }
    if (rest.endsWith("-")) {
      negative = !negative;
      rest = rest.substring(0, rest.length() - 1).strip();
    }
    if (rest.startsWith("-") || rest.startsWith("\u2212")) {
      negative = !negative;
      rest = rest.substring(1).strip();
    } else if (rest.startsWith("+")) {
      rest = rest.substring(1).strip();
    }
    if (rest.startsWith("£")) {
      rest = rest.substring(1).strip();
    } else if (rest.startsWith("GBP")) {
      rest = rest.substring(3).strip();
    }
    if (rest.startsWith("-")) {
      negative = !negative;
      rest = rest.substring(1).strip();
    }
    if (rest.isEmpty() || !NUMBER.matcher(rest).matches()) {
      throw LEDGER_AMOUNT_MALFORMED
          .because(
              "\"" + text + "\" is not an amount. Write pounds and pence like 1,200.50.",
              "amount",
              text)
          .toException();
    }
    String number = rest.replace(",", "");
    long pence = Amounts.parsePence(number.startsWith(".") ? "0" + number : number, Amounts.GBP);
    return negative ? -pence : pence;
  }
}
