package org.commonpurse.reports.template;

import java.time.LocalDate;

/** What stands in a cell of a return. */
public sealed interface CellValue {

  /** Words. */
  record InWords(String text) implements CellValue {}

  /** An amount, in pence. */
  record InPence(long pence) implements CellValue {}

  /** A number of anything. */
  record InUnits(long units) implements CellValue {}

  /** A day. */
  record OnDay(LocalDate day) implements CellValue {}

  /**
   * Nothing yet.
   *
   * @param why  what is missing, in a sentence
   */
  record Lacking(String why) implements CellValue {}
}
