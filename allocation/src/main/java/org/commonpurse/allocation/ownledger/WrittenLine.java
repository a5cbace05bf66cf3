package org.commonpurse.allocation.ownledger;

import java.time.LocalDate;
import org.commonpurse.allocation.ownledger.LayoutColumn.BookWord;

/** What columns can say of a line. */
public interface WrittenLine {

  /** The day on which its entry counts. */
  LocalDate countsOn();

  /** The day by which it is to be paid; of a journal, the day on which it counts. */
  LocalDate dueOn();

  /** Words of the books; empty where there are none. */
  String word(BookWord word);

  /** The partner's code of that name. */
  String code(String name);

  /** The amount in pence, with the sign that columns expect. */
  long pence();
}
