package org.commonpurse.reports.workbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.reports.sheet.Sheet.Heading;

/** The columns of the sheet of entries, in their order. */
enum EntryColumn {
  ENTRY("Entry", 9),
  KEY("Key", 30),
  KIND("Kind", 12),
  COUNTS_ON("Counts on", 13),
  YEAR("Year from 1 April", 10),
  RECORDED_AT("Recorded at (UTC)", 20),
  BOOK("Book", 9),
  MOVEMENT("Opening or movement", 12),
  ACCOUNT("Account", 16),
  PARTNER("Partner", 18),
  STREAM("Stream", 18),
  SCHEME("Scheme", 18),
  PROVIDER("Provider", 18),
  MEASURE("Measure", 18),
  CLAUSE("Clause", 18),
  RESERVE("Reserve", 18),
  NATURE("Nature", 16),
  COUNTS_FOR("Counts for", 18),
  FIGURE("Counts in the figure", 30),
  DEBIT("Debit, £", 18),
  CREDIT("Credit, £", 18),
  AMOUNT("Debit less credit, £", 18),
  SEAL("Seal", 66);

  private static final Map<Dimension, EntryColumn> OF_DIMENSION =
      Arrays.stream(Dimension.values()).collect(Collectors.toMap(each -> each, EntryColumn::named));

  private final String heading;
  private final int width;

  EntryColumn(String heading, int width) {
    this.heading = heading;
    this.width = width;
  }

  private static EntryColumn named(Dimension dimension) {
    return valueOf(dimension.name());
  }

  /** The column of a dimension of accounts. */
  static EntryColumn of(Dimension dimension) {
    var column = OF_DIMENSION.get(dimension);
    if (column == null) {
      throw new IllegalStateException("Entries have no column for " + dimension.word() + ".");
    }
    return column;
  }

  /**
   * What stands over it.
   *
   * @param currency  in which amounts are
   */
  Heading heading(String currency) {
    return new Heading(
        heading.replace("£", currency), this == DEBIT || this == CREDIT || this == AMOUNT, width);
  }

  /** What formulas call its cells. */
  String range() {
    return "Entries!" + rangeName();
  }

  /** The same without the sheet, such as {@code EntryAmount}. */
  String rangeName() {
    var name = new StringBuilder("Entry");
    for (var part : name().split("_")) {
      name.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
