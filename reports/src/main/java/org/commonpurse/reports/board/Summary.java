package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;

/** The figures that matter, as sentences. */
record Summary(BoardPackContents contents, MoneyFormat format) {

  /** A kind of fund in words. */
  static String kind(FundKind kind) {
    return switch (kind) {
      case POOLED -> "Pooled: partners pay into it and it spends";
      case ALIGNED -> "Aligned: each partner keeps its own money";
      case IN_VIEW -> "In view: discussed together, outside the fund in law";
    };
  }

  List<PackModel.Tile> tiles() {
    var rows = horizon().rows();
    var tiles = new ArrayList<PackModel.Tile>();
    tiles.add(tile(sum(rows, HorizonRow::paidInPence), "paid in"));
    tiles.add(tile(sum(rows, HorizonRow::spentPence), "spent"));
    tiles.add(tile(sum(rows, HorizonRow::savingsPence), "savings outside the fund"));
    tiles.add(tile(sum(rows, HorizonRow::burdensPence), "burdens outside the fund"));
    tiles.add(tile(received(), "received by partners in risk shares"));
    tiles.add(
        new PackModel.Tile(payback().map(FinancialYear::toString).orElse("None"), paybackWords()));
    return tiles;
  }

  private String paybackWords() {
    var isEverBelow = horizon().totals().stream().anyMatch(row -> row.cumulativePence() < 0);
    return isEverBelow
        ? "pay-back year for all partners together"
        : "pay-back year: together never below nought";
  }

  private PackModel.Tile tile(long pence, String what) {
    return new PackModel.Tile(format.brief(pence), what);
  }

  List<String> sentences() {
    var rows = horizon().rows();
    long savings = sum(rows, HorizonRow::savingsPence);
    long burdens = sum(rows, HorizonRow::burdensPence);
    long effects = Math.subtractExact(savings, burdens);
    var sentences = new ArrayList<String>();
    sentences.add(
        "In %s partners paid %s into the fund, and %s was spent on their functions."
            .formatted(
                HorizonTables.span(horizon()),
                spoken(sum(rows, HorizonRow::paidInPence)),
                spoken(sum(rows, HorizonRow::spentPence))));
    if (savings != 0 || burdens != 0) {
      sentences.add(
          "Outside the fund, savings of %s and burdens of %s landed on partners: a net %s of %s for"
                  .formatted(
                      spoken(savings),
                      spoken(burdens),
                      effects < 0 ? "cost" : "gain",
                      spoken(Math.absExact(effects)))
              + " the whole.");
    }
    sentences.add(sharing());
    sentences.add(outcome());
    balance().ifPresent(sentences::add);
    return sentences;
  }

  private String sharing() {
    if (received() == 0 && paid() == 0) {
      return "No money was moved by risk shares.";
    }
    var by = "By the clauses of the agreements partners ";
    if (received() == 0) {
      return by + "paid %s in risk shares.".formatted(spoken(paid()));
    }
    return paid() == 0
        ? by + "received %s in risk shares.".formatted(spoken(received()))
        : by
            + "paid %s in risk shares and received %s."
                .formatted(spoken(paid()), spoken(received()));
  }

  /** What the fund still holds or lacks, which counts in the net of all partners together. */
  private Optional<String> balance() {
    var rows = horizon().rows();
    long in = Math.addExact(sum(rows, HorizonRow::paidInPence), paid());
    long out = Math.addExact(sum(rows, HorizonRow::spentPence), received());
    long left = Math.subtractExact(in, out);
    if (left == 0) {
      return Optional.empty();
    }
    return Optional.of(
        left > 0
            ? "Of what was paid in, %s is left in the fund and has not yet been of use to anybody."
                .formatted(spoken(left))
            : "That counts %s which the fund spent beyond what was paid in: it came from balances or"
                    .formatted(spoken(Math.negateExact(left)))
                + " has not been paid for yet.");
  }

  private String outcome() {
    var totals = horizon().totals();
    long last = totals.get(totals.size() - 1).cumulativePence();
    var end = totals.get(totals.size() - 1).year();
    var result =
        last == 0
            ? "By the end of %s all partners together are neither better nor worse off"
                .formatted(end)
            : "By the end of %s all partners together are %s %s off"
                .formatted(end, spoken(Math.absExact(last)), last < 0 ? "worse" : "better");
    return result
        + payback()
            .map(year -> "; what was put in came back in " + year + ".")
            .orElse(last < 0 ? "; what was put in has not come back yet." : ".");
  }

  /** A sentence for each partner that has a figure. */
  List<PackModel.PartnerLine> partnerLines() {
    var lines = new ArrayList<PackModel.PartnerLine>();
    for (var partner : horizon().partners()) {
      sentence(partner)
          .ifPresent(words -> lines.add(new PackModel.PartnerLine(partner.name(), words)));
    }
    return lines;
  }

  private Optional<String> sentence(Partner partner) {
    var rows = horizon().rows(partner.code());
    var facts = new ArrayList<String>();
    fact(facts, "paid in %s", sum(rows, HorizonRow::paidInPence));
    fact(facts, "had %s spent on its functions", sum(rows, HorizonRow::spentPence));
    fact(facts, "saved %s outside the fund", sum(rows, HorizonRow::savingsPence));
    fact(facts, "bore burdens of %s outside the fund", sum(rows, HorizonRow::burdensPence));
    long shared = sum(rows, HorizonRow::riskSharePence);
    fact(
        facts,
        shared < 0 ? "paid %s in risk shares" : "received %s in risk shares",
        Math.absExact(shared));
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    long net = sum(rows, HorizonRow::netAfterPence);
    var outcome =
        net == 0
            ? "after sharing it is neither better nor worse off"
            : "after sharing it is %s %s off"
                .formatted(spoken(Math.absExact(net)), net < 0 ? "worse" : "better");
    var payback = Horizon.paybackYear(rows).map(year -> ", and pays back in " + year).orElse("");
    return Optional.of("%s; %s%s.".formatted(list(facts), outcome, payback));
  }

  private void fact(List<String> facts, String words, long pence) {
    if (pence != 0) {
      facts.add(words.formatted(spoken(pence)));
    }
  }

  private static String list(List<String> items) {
    int last = items.size() - 1;
    return last <= 0
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  private Horizon horizon() {
    return contents.horizon();
  }

  private Optional<FinancialYear> payback() {
    return Horizon.paybackYear(horizon().totals());
  }

  private long received() {
    return sum(horizon().rows(), row -> Math.max(0, row.riskSharePence()));
  }

  private long paid() {
    return sum(horizon().rows(), row -> Math.max(0, Math.negateExact(row.riskSharePence())));
  }

  private static long sum(List<HorizonRow> rows, ToLongFunction<HorizonRow> pence) {
    return rows.stream().mapToLong(pence).reduce(0, Math::addExact);
  }

  private String spoken(long pence) {
    return format.spoken(pence);
  }
}
