package org.commonpurse.ledger.reconciliation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.csv.Dates;
import org.commonpurse.ledger.money.AmountReader;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;

/** A partner's list of what it paid, as a CSV file with a date, an amount and perhaps a reference. */
public final class PartnerFile {

  private static final String[] DATE = {
    "date", "paid on", "payment date", "date paid", "transaction date", "posting date", "value date"
  };

  private static final String[] AMOUNT = {
    "amount",
    "amount paid",
    "paid",
    "payment amount",
    "value",
    "net amount",
    "gross amount",
    "amount gbp",
    "amount £",
    "total"
  };

  private static final String[] REFERENCE = {
    "reference",
    "ref",
    "payment reference",
    "invoice reference",
    "invoice number",
    "invoice",
    "transaction reference",
    "document number",
    "our reference",
    "your reference"
  };

  private static final String[] DESCRIPTION = {
    "description", "narrative", "details", "purpose", "memo", "comment"
  };

  private PartnerFile() {}

  /**
   * Reads the lines of a file.
   *
   * @throws ProblemException {@code LEDGER_COLUMN_MISSING}, or what is wrong with a line; the fields
   *     {@code line} and {@code column} say where
   */
  public static List<PartnerItem> read(byte[] bytes) {
    CsvTable table = CsvTable.read(bytes);
    int date = table.require("date", DATE);
    int amount = table.require("amount", AMOUNT);
    int reference = table.find(REFERENCE).orElse(Integer.MAX_VALUE);
    int description = table.find(DESCRIPTION).orElse(Integer.MAX_VALUE);
    var items = new ArrayList<PartnerItem>(table.rows().size());
    for (CsvRow row : table.rows()) {
      items.add(
          new PartnerItem(
              row.line(),
              at(table, row, date, Dates::read),
              at(table, row, amount, AmountReader::readPence),
              row.field(reference),
              row.field(description)));
    }
    return items;
  }

  private static <T> T at(CsvTable table, CsvRow row, int place, Function<String, T> reader) {
    try {
      return reader.apply(row.field(place));
    } catch (ProblemException e) {
      var fields = new LinkedHashMap<>(e.fields());
      fields.put("line", Long.toString(row.line()));
      fields.put("column", table.header().get(place));
      throw new ProblemException(
          new Problem(
              e.type(),
              "Line "
                  + row.line()
                  + ", column \""
                  + table.header().get(place)
                  + "\": "
                  + e.getMessage(),
              fields),
          e);
    }
  }
}
