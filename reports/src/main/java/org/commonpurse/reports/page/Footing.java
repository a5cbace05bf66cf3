package org.commonpurse.reports.page;

import java.time.LocalDate;

/** What a report rests on, as it stands at the foot of each page. */
public sealed interface Footing permits BooksFooting, PlaceFooting, PlanFooting {

  /** Whose report it is: the fund's or the plan's. */
  String fund();

  /** The day on which it was prepared. */
  LocalDate preparedOn();

  /** All of it on one line. */
  String line();
}
