package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.StaleResult;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** What has no owner, what is disputed and what is out of date, and what could be decided. */
final class DecisionsPage {

  /** As many of a sort as leave the page one page, where it is the only one that is open. */
  private static final int SHOWN_MAX = 3;

  private static final int SHOWN_BESIDE_OTHERS = 2;

  private final BoardPackContents contents;
  private final OpenMatters open;
  private final List<Undecided.Item> items;
  private final MoneyFormat format;

  private DecisionsPage(BoardPackContents contents) {
    this.contents = contents;
    this.open = contents.open();
    this.items = Undecided.of(contents.allocations()).items();
    this.format = MoneyFormat.of(contents.horizon().currency());
  }

  /** The page; empty where nothing is open. */
  static Optional<Page> of(BoardPackContents contents) {
    return contents.openMatters(MoneyFormat.of(contents.horizon().currency())).isEmpty()
        ? Optional.empty()
        : Optional.of(new DecisionsPage(contents).page());
  }

  private Page page() {
    var blocks = new ArrayList<Block>();
    blocks.add(Block.Grid.flowing(matters(), AmountUnit.PENCE));
    more().ifPresent(more -> blocks.add(Block.Prose.of(more)));
    options().ifPresent(table -> blocks.add(Block.Grid.flowing(table, AmountUnit.PENCE)));
    blocks.add(new Block.Boxes(boxes()));
    return new Page(
        "decisions",
        "Decisions and disputes",
        Optional.of("What must we decide, what is disputed?"),
        Wording.capital(String.join("; ", contents.openMatters(format))),
        Optional.empty(),
        blocks);
  }

  private boolean isOfOneSort() {
    return contents.openMatters(format).size() == 1;
  }

  private int shown() {
    return isOfOneSort() ? SHOWN_MAX : SHOWN_BESIDE_OTHERS;
  }

  private List<Undecided.Item> largest() {
    return largest(shown());
  }

  private List<Undecided.Item> largest(int most) {
    return items.stream()
        .sorted(
            Comparator.comparingLong((Undecided.Item item) -> Math.absExact(item.pence()))
                .reversed())
        .limit(most)
        .toList();
  }

  private List<Due> disputed() {
    return open.disputed().stream()
        .sorted(Comparator.comparingLong((Due due) -> Math.absExact(due.openPence())).reversed())
        .limit(shown())
        .toList();
  }

  private List<StaleResult> outOfDate() {
    return open.outOfDate().stream().limit(shown()).toList();
  }

  private Table matters() {
    var rows = new ArrayList<Row>();
    for (var item : largest()) {
      rows.add(
          row(
              "%s, %s: %s".formatted(item.period(), item.clause(), item.title()),
              open.why(item),
              "the board",
              DaysInWords.written(item.since()),
              Cell.money(item.pence())));
    }
    for (var due : disputed()) {
      var dispute = due.dispute().orElseThrow();
      rows.add(
          row(
              "Due of %s: %s".formatted(DaysInWords.written(due.dueOn()), due.narrative()),
              "\u201c%s\u201d (recorded by %s)".formatted(dispute.reason(), dispute.by()),
              contents.name(due.partner())
                  + (due.openPence() > 0 ? ", which would pay it" : ", which would receive it"),
              DaysInWords.written(Days.inEngland(dispute.since())),
              Cell.money(Math.absExact(due.openPence()))));
    }
    for (var result : outOfDate()) {
      rows.add(
          Row.body(
              List.of(
                  Cell.text(
                      "Result of %s for %s"
                          .formatted(contents.name(result.agreement()), result.period())),
                  Cell.text("To be applied again: " + result.why()),
                  Cell.empty(),
                  Cell.empty(),
                  Cell.empty())));
    }
    return new Table(
        ReportCode.of("open-matters"),
        "What is open",
        List.of(
            Column.heading("Matter"),
            Column.text("Why it is open"),
            Column.text("Who"),
            Column.text("Since"),
            Column.money("Amount")),
        rows);
  }

  private static Row row(String matter, String why, String who, String since, Cell amount) {
    return Row.body(
        List.of(Cell.text(matter), Cell.text(why), Cell.text(who), Cell.text(since), amount));
  }

  /** How many matters have no row. */
  private Optional<String> more() {
    int more =
        items.size()
            - largest().size()
            + open.disputed().size()
            - disputed().size()
            + open.outOfDate().size()
            - outOfDate().size();
    return more == 0
        ? Optional.empty()
        : Optional.of(
            "%s not shown here; the appendix has every amount without an owner, \u201ccommonpurse dues\u201d and \u201ccommonpurse allocation list\u201d the others."
                .formatted(
                    Wording.capital(
                        Wording.count(more, "smaller matter is", "smaller matters are"))));
  }

  /** What each way of sharing an item would mean for each partner; empty where there is none. */
  private Optional<Table> options() {
    var shared = largest(isOfOneSort() ? SHOWN_MAX : 1);
    var partners = new ArrayList<Partner>();
    for (var partner : contents.horizon().partners()) {
      if (shared.stream()
          .flatMap(item -> DecisionOptions.of(item, contents.horizon()).stream())
          .anyMatch(option -> option.effects().containsKey(partner.code()))) {
        partners.add(partner);
      }
    }
    var columns = new ArrayList<>(List.of(Column.heading("Item"), Column.heading("If it were")));
    partners.forEach(partner -> columns.add(Column.money(partner.name())));
    columns.add(Column.money("together").result());
    var rows = new ArrayList<Row>();
    for (var item : shared) {
      for (var option : DecisionOptions.of(item, contents.horizon())) {
        var cells =
            new ArrayList<>(
                List.of(
                    Cell.text(item.period() + ", " + item.clause()), Cell.text(option.words())));
        partners.forEach(
            partner -> cells.add(Cell.money(option.effects().getOrDefault(partner.code(), 0L))));
        cells.add(Cell.money(option.effects().values().stream().reduce(0L, Math::addExact)));
        rows.add(Row.body(cells));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                ReportCode.of("options"),
                "What that would mean for each partner (\u2212 is a cost to it)",
                columns,
                rows));
  }

  private List<Block.Box> boxes() {
    var boxes = new ArrayList<Block.Box>();
    if (!items.isEmpty()) {
      boxes.add(
          Block.Box.telling(
              "Options, not proposals",
              "Each way is worked out by itself; the board may find others. Shares are of what partners paid"
                  + " in in the item's year; reserves are those of the end of the last year. A minuted"
                  + " decision (\u201ccommonpurse allocation decide\u201d) sets the parts of partners."));
    }
    if (!open.disputed().isEmpty()) {
      boxes.add(
          Block.Box.telling(
              "While it is disputed",
              "Payment runs hold a disputed due back until its partner agrees. The other dues are paid."));
    }
    if (!open.outOfDate().isEmpty()) {
      boxes.add(
          Block.Box.asking(
              "Apply again before relying on it",
              "Figures of a result that is out of date are those of the day on which it was applied."));
    }
    return boxes;
  }
}
