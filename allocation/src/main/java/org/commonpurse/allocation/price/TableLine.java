package org.commonpurse.allocation.price;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;

/**
 * Which line of which table a price was taken from, and by which index it came to its year.
 *
 * @param edition  the edition of the unit costs, such as {@code gmca-1.4}
 * @param code  the code within the edition, such as {@code HE7.0.2}
 * @param pricesOf  the year whose prices the table has it at
 * @param deflators  the edition of the price index that took it to another year; empty where none did
 */
public record TableLine(
    String edition, String code, FinancialYear pricesOf, Optional<String> deflators) {

  public TableLine {
    Objects.requireNonNull(edition, "edition");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(pricesOf, "pricesOf");
    Objects.requireNonNull(deflators, "deflators");
  }
}
