package org.commonpurse.reports.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as they are written in sentences. */
public final class DaysInWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private DaysInWords() {}

  /** Such as {@code 16 May 2023}. */
  public static String written(LocalDate day) {
    return DAY.format(day);
  }
}
