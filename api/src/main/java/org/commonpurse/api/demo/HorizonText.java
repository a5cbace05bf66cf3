package org.commonpurse.api.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.ledger.id.SchemeCode;

/** Where costs fall and where savings land, as lines of text in thousands of pounds. */
final class HorizonText {

  private record Figure(String heading, ToLongFunction<HorizonRow> pence) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("paid in", row -> row.paidIn().totalPence()),
          new Figure("pool cost", HorizonRow::poolCostPence),
          new Figure("led spend", HorizonRow::spentPence),
          new Figure("extra cost", row -> row.extraCosts().totalPence()),
          new Figure("savings", row -> row.savings().totalPence()),
          new Figure("sharing", HorizonRow::sharingPence),
          new Figure("net after", HorizonRow::netAfterPence),
          new Figure("net to date", row -> row.toDate().netPence()));

  private static final List<Figure> RETURNS =
      List.of(
          new Figure("additional", row -> row.additionalCostPence().orElse(0L)),
          new Figure("return", row -> row.toDate().returnPence().orElse(0L)));

  private static final int WIDTH = 12;

  private HorizonText() {}

  /** A block of lines for each partner that anything fell or landed on, and one for all together. */
  static List<String> lines(Horizon horizon) {
    var lines = new ArrayList<String>();
    lines.add("Where costs fall, where savings land: " + horizon.fundName());
    lines.add(
        "Thousands of "
            + horizon.currency().getCurrencyCode()
            + ", each rounded by itself; horizon.csv has every penny.");
    lines.add(
        "Pool cost: paid in and charged, less credited. Led spend: spent on schemes it leads.");
    lines.add("Net after: savings less extra cost, with sharing (received, or -paid).");
    lines.add(
        horizon.statesReturn()
            ? "Return to date: net after sharing less additional cost, added up over the years."
            : "A return cannot be stated: no baseline for %s."
                .formatted(
                    horizon.withoutBaseline().stream()
                        .map(SchemeCode::value)
                        .collect(Collectors.joining(", "))));
    for (var partner : horizon.partners()) {
      var rows = horizon.rows(partner.code());
      if (rows.stream().anyMatch(HorizonRow::isAnything)) {
        add(lines, partner.name(), rows);
      }
    }
    add(lines, "All partners", horizon.totals());
    lines.add("");
    lines.add(checks(horizon));
    return lines;
  }

  private static String checks(Horizon horizon) {
    var identities = Identity.of(horizon);
    var broken = identities.stream().filter(identity -> !identity.holds()).toList();
    return broken.isEmpty()
        ? "All %d identities of the measure hold.".formatted(identities.size())
        : "Identities that do not hold: "
            + broken.stream()
                .map(identity -> identity.number() + " in " + identity.year())
                .collect(Collectors.joining(", "))
            + ".";
  }

  private static void add(List<String> lines, String name, List<HorizonRow> rows) {
    var figures = new ArrayList<>(FIGURES);
    if (rows.stream().allMatch(row -> row.additionalCostPence().isPresent())) {
      figures.addAll(RETURNS);
    }
    lines.add("");
    lines.add(name + payBack(rows));
    lines.add(line("", figures.stream().map(Figure::heading).toList()));
    for (var row : rows) {
      lines.add(
          line(
              row.year().toString(),
              figures.stream().map(figure -> thousands(figure.pence().applyAsLong(row))).toList()));
    }
  }

  private static String payBack(List<HorizonRow> rows) {
    return PaidBack.of(rows)
        .map(
            payBack -> {
              if (payBack instanceof PaidBack.In in) {
                return " (pays back in " + in.year() + ")";
              }
              return payBack instanceof PaidBack.NotYet ? " (not paid back yet)" : " (no outlay)";
            })
        .orElse("");
  }

  private static String line(String first, List<String> cells) {
    var line = new StringBuilder(String.format(Locale.ROOT, "  %-7s", first));
    cells.forEach(cell -> line.append(String.format(Locale.ROOT, "%" + WIDTH + "s", cell)));
    return line.toString().stripTrailing();
  }

  /** Pence as thousands of pounds, halves away from zero; a dash for nothing at all. */
  private static String thousands(long pence) {
    var rounded = BigDecimal.valueOf(pence, 5).setScale(0, RoundingMode.HALF_UP);
    return pence == 0 ? "-" : String.format(Locale.ROOT, "%,d", rounded.longValueExact());
  }
}
