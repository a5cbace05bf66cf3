package org.commonpurse.reports.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.AdditionalCost;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.allocation.horizon.PoolYear;
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
    var tiles = new ArrayList<PackModel.Tile>();
    tiles.add(tile(sum(row -> row.paidIn().totalPence()), "paid in"));
    tiles.add(tile(sum(HorizonRow::spentPence), "spent on schemes"));
    tiles.add(tile(sum(row -> row.extraCosts().totalPence()), "extra costs outside the fund"));
    tiles.add(tile(sum(row -> row.savings().totalPence()), "savings outside the fund"));
    tiles.add(tile(positive(HorizonRow::sharingPence), "received under sharing clauses"));
    tiles.add(payBackTile());
    return tiles;
  }

  private PackModel.Tile tile(long pence, String what) {
    return new PackModel.Tile(format.brief(pence), what);
  }

  private PackModel.Tile payBackTile() {
    var payBack = PaidBack.of(horizon().totals());
    if (payBack.isEmpty()) {
      return new PackModel.Tile("\u2013", "pay-back: a return cannot be stated");
    }
    var what = "pay-back of all partners together";
    if (payBack.get() instanceof PaidBack.In in) {
      return new PackModel.Tile(in.year().toString(), what);
    }
    return payBack.get() instanceof PaidBack.NotYet
        ? new PackModel.Tile("Not yet", what)
        : new PackModel.Tile("No outlay", what);
  }

  List<String> sentences() {
    var sentences = new ArrayList<String>();
    sentences.add(
        "In %s partners paid %s into the fund, and %s was spent on schemes."
            .formatted(
                HorizonTables.span(horizon()),
                spoken(sum(row -> row.paidIn().totalPence())),
                spoken(sum(HorizonRow::spentPence))));
    outside().ifPresent(sentences::add);
    poolClauses().ifPresent(sentences::add);
    sentences.add(sharing());
    sentences.add(result());
    sentences.add(held());
    return sentences;
  }

  private Optional<String> outside() {
    long savings = sum(row -> row.savings().totalPence());
    long extraCosts = sum(row -> row.extraCosts().totalPence());
    if (savings == 0 && extraCosts == 0) {
      return Optional.empty();
    }
    long net = Math.subtractExact(savings, extraCosts);
    return Optional.of(
        "Outside the fund, savings of %s and extra costs of %s landed on partners: %s before sharing."
            .formatted(spoken(savings), spoken(extraCosts), off("all together are ", net)));
  }

  private Optional<String> poolClauses() {
    long charged = sum(row -> row.charges().chargedPence());
    long credited = sum(row -> row.charges().creditedPence());
    long undecided =
        horizon().pool().stream().mapToLong(PoolYear::undecidedPence).reduce(0, Math::addExact);
    if (charged == 0 && credited == 0 && undecided == 0) {
      return Optional.empty();
    }
    var sentence =
        "Clauses on the fund's own money charged partners %s and credited them %s"
            .formatted(spoken(charged), spoken(credited));
    if (undecided == 0) {
      return Optional.of(sentence + ".");
    }
    return Optional.of(
        sentence
            + (undecided > 0
                    ? "; a cost of %s they left to nobody."
                    : "; a gain of %s they left to nobody.")
                .formatted(spoken(Math.absExact(undecided))));
  }

  private String sharing() {
    long received = positive(HorizonRow::sharingPence);
    long paid = positive(row -> Math.negateExact(row.sharingPence()));
    return received == 0 && paid == 0
        ? "No money was moved by sharing clauses."
        : "Under sharing clauses partners paid %s and received %s."
            .formatted(spoken(paid), spoken(received));
  }

  private String result() {
    var last = last(horizon().totals());
    var net =
        "By the end of %s %s after sharing"
            .formatted(last.year(), off("all partners together are ", last.toDate().netPence()));
    if (!horizon().statesReturn()) {
      return net
          + ". A return cannot be stated, because nobody said what %s would have cost without the fund"
              .formatted(count(horizon().withoutBaseline().size()))
          + savingsForAPound().map(words -> "; " + words).orElse("")
          + ".";
    }
    long cost =
        horizon().additionalCosts().stream()
            .mapToLong(AdditionalCost::totalPence)
            .reduce(0, Math::addExact);
    long back = last.toDate().returnPence().orElse(0L);
    return net
        + ". Less the additional cost of %s, the return is %s%s."
            .formatted(spoken(cost), spoken(back), payBackWords(horizon().totals()));
  }

  private static String count(int schemes) {
    return schemes == 1 ? "one scheme" : schemes + " schemes";
  }

  /** Savings for each pound spent, to the penny. */
  private Optional<String> savingsForAPound() {
    long spent = sum(HorizonRow::spentPence);
    if (spent <= 0) {
      return Optional.empty();
    }
    var ratio =
        BigDecimal.valueOf(sum(row -> row.savings().totalPence()))
            .divide(BigDecimal.valueOf(spent), 2, RoundingMode.HALF_UP);
    return Optional.of(
        "for each 1.00 spent on schemes, savings of %s landed".formatted(ratio.toPlainString()));
  }

  private static String payBackWords(List<HorizonRow> course) {
    return PaidBack.of(course)
        .map(
            payBack -> {
              if (payBack instanceof PaidBack.In in) {
                return ", and pays back in " + in.year();
              }
              return payBack instanceof PaidBack.NotYet
                  ? ", and has not paid back yet"
                  : ", with no outlay";
            })
        .orElse("");
  }

  /** What the fund still holds, or why it holds nothing of its own. */
  private String held() {
    if (horizon().kind() != FundKind.POOLED) {
      return "The fund has no account of its own: its parts stay in each partner's own accounts.";
    }
    var pool = last(horizon().pool());
    var parts = new ArrayList<String>();
    fact(parts, "%s in reserves", pool.closing().reservesPence());
    fact(parts, "%s left over", pool.closing().leftOverPence());
    long undecided = pool.closing().undecidedPence();
    fact(
        parts,
        undecided < 0 ? "%s of gains that nobody has" : "less %s of costs that nobody bears",
        Math.absExact(undecided));
    return "At the end of %s the fund held %s%s."
        .formatted(
            pool.year(),
            spoken(pool.closingPence()),
            parts.isEmpty() ? "" : ": " + String.join(", ", parts));
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
    if (rows.stream().noneMatch(HorizonRow::isAnything)) {
      return Optional.empty();
    }
    var facts = new ArrayList<String>();
    fact(facts, "paid in %s", sum(rows, row -> row.paidIn().totalPence()));
    long charges = sum(rows, row -> row.charges().netPence());
    fact(
        facts,
        charges < 0 ? "was credited %s by the fund" : "was charged %s by the fund",
        Math.absExact(charges));
    fact(facts, "led schemes that spent %s", sum(rows, HorizonRow::spentPence));
    fact(facts, "saved %s outside the fund", sum(rows, row -> row.savings().totalPence()));
    fact(
        facts,
        "had extra costs of %s outside the fund",
        sum(rows, row -> row.extraCosts().totalPence()));
    long shared = sum(rows, HorizonRow::sharingPence);
    fact(
        facts, shared < 0 ? "paid %s as sharing" : "received %s as sharing", Math.absExact(shared));
    var last = last(rows).toDate();
    var outcome = off("after sharing it is ", last.netPence());
    var back =
        last.returnPence()
            .map(pence -> "; its return is " + spoken(pence) + payBackWords(rows))
            .orElse("");
    return Optional.of((facts.isEmpty() ? "" : list(facts) + "; ") + outcome + back + ".");
  }

  private void fact(List<String> facts, String words, long pence) {
    if (pence != 0) {
      facts.add(words.formatted(spoken(pence)));
    }
  }

  /** Better or worse off, which is said of a net effect only. */
  private String off(String who, long netPence) {
    return netPence == 0
        ? who + "neither better nor worse off"
        : who + spoken(Math.absExact(netPence)) + (netPence < 0 ? " worse off" : " better off");
  }

  private static <T> T last(List<T> items) {
    return items.get(items.size() - 1);
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

  private long sum(ToLongFunction<HorizonRow> pence) {
    return sum(horizon().rows(), pence);
  }

  private static long sum(List<HorizonRow> rows, ToLongFunction<HorizonRow> pence) {
    return rows.stream().mapToLong(pence).reduce(0, Math::addExact);
  }

  /** What is above zero, added up. */
  private long positive(ToLongFunction<HorizonRow> pence) {
    return sum(row -> Math.max(0, pence.applyAsLong(row)));
  }

  private String spoken(long pence) {
    return format.spoken(pence);
  }
}
