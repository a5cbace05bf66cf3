package org.commonpurse.reports.board;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** DaysInWords as they are written in sentences. */
final class DaysInWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private DaysInWords() {}

  /** Such as {@code 16 May 2023}. */
  static String written(LocalDate day) {
    return DAY.format(day);
  }
}
