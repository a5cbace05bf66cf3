package org.commonpurse.api.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;

/** Where costs fall and where savings land, as lines of text in thousands of pounds. */
final class HorizonText {

  private static final List<String> HEADER =
      List.of(
          "paid in",
          "spent",
          "savings",
          "burdens",
          "net before",
          "risk share",
          "net after",
          "cumulative");

  private static final int WIDTH = 11;

  private HorizonText() {}

  /** A block of lines for each partner that anything fell or landed on, and one for all together. */
  static List<String> lines(Horizon horizon) {
    var lines = new ArrayList<String>();
    lines.add("Where costs fall, where savings land: " + horizon.fundName());
    lines.add(
        "Thousands of "
            + horizon.currency().getCurrencyCode()
            + ", each rounded by itself; horizon.csv has every penny. Spent: on schemes it leads.");
    lines.add(
        "Net: spent less paid in, plus savings, less burdens. Risk share: received, or -paid.");
    for (var partner : horizon.partners()) {
      var rows = horizon.rows(partner.code());
      if (rows.stream().anyMatch(HorizonText::isAnything)) {
        add(lines, partner.name(), rows);
      }
    }
    add(lines, "All partners", horizon.totals());
    return lines;
  }

  private static boolean isAnything(HorizonRow row) {
    return LongStream.of(
            row.paidInPence(),
            row.spentPence(),
            row.savingsPence(),
            row.burdensPence(),
            row.riskSharePence())
        .anyMatch(pence -> pence != 0);
  }

  private static void add(List<String> lines, String name, List<HorizonRow> rows) {
    lines.add("");
    lines.add(
        name + Horizon.paybackYear(rows).map(year -> " (pays back in " + year + ")").orElse(""));
    lines.add(line("", HEADER));
    for (var row : rows) {
      lines.add(
          line(
              row.year().toString(),
              LongStream.of(
                      row.paidInPence(),
                      row.spentPence(),
                      row.savingsPence(),
                      row.burdensPence(),
                      row.netBeforePence(),
                      row.riskSharePence(),
                      row.netAfterPence(),
                      row.cumulativePence())
                  .mapToObj(HorizonText::thousands)
                  .toList()));
    }
  }

  private static String line(String first, List<String> cells) {
    var line = new StringBuilder(String.format(Locale.ROOT, "  %-7s", first));
    cells.forEach(cell -> line.append(String.format(Locale.ROOT, "%" + WIDTH + "s", cell)));
    return line.toString().stripTrailing();
  }

  /** Pence as thousands of pounds, halves away from nought; a dash for nothing at all. */
  private static String thousands(long pence) {
    var rounded = BigDecimal.valueOf(pence, 5).setScale(0, RoundingMode.HALF_UP);
    return pence == 0 ? "-" : String.format(Locale.ROOT, "%,d", rounded.longValueExact());
  }
}
