package org.commonpurse.ledger.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/** Forms of days, such as {@code dd/MM/yyyy}, in which files of other programs have them. */
public final class DayForm {

  private DayForm() {}

  /**
   * The form, if days can be written by it and read again; else no line would fit.
   *
   * @throws DateTimeException if they cannot be read again
   * @throws IllegalArgumentException if it is no form at all
   */
  public static DateTimeFormatter of(String form) {
    var formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(withPlainYears(form))
            .toFormatter(Locale.UK)
            .withResolverStyle(ResolverStyle.STRICT);
    for (LocalDate day : List.of(LocalDate.of(2023, 4, 30), LocalDate.of(2024, 12, 9))) {
      if (!LocalDate.parse(formatter.format(day), formatter).equals(day)) {
        throw new DateTimeException("It loses a part of " + day);
      }
    }
    return formatter;
  }

  /** What is wrong with a form that is none, in a sentence. */
  public static String refusal(String form) {
    return "\"" + form + "\" is no form of a day: it takes d or dd, M, MM or MMM, and yy or yyyy.";
  }

  /** Years are written y, which in Java wants an era beside it; a quoted y is a letter. */
  private static String withPlainYears(String form) {
    String[] parts = form.split("'", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = parts[i].replace('y', 'u');
    }
    return String.join("'", parts);
  }
}
