package org.commonpurse.reports.board;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.term.DecisionTable;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.table.AllocationTables;
import org.commonpurse.reports.table.Checks;
import org.commonpurse.reports.table.ClauseResults;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.PooledBudgetNote;
import org.commonpurse.reports.table.Table;

/**
 * What the board pack's page is filled from: every text as it is shown.
 *
 * @param charts  each with the tables that hold its figures
 * @param note  the pooled budget's account for the notes to a partner's own; empty where the fund has
 *     no account of its own
 * @param checks  what must be equal, with both sides
 * @param partners  a table of years for each partner that has a figure, and one for all together
 */
public record PackModel(
    String fund,
    String years,
    String description,
    List<Fact> facts,
    List<String> basis,
    List<Tile> tiles,
    List<String> sentences,
    List<PartnerLine> partnerLines,
    List<ChartPart> charts,
    List<TableModel> partners,
    List<AgreementPart> agreements,
    List<TableModel> reserves,
    Optional<TableModel> unallocated,
    Optional<TableModel> note,
    TableModel checks,
    List<String> notes) {

  /** Something the cover says, such as who hosts the fund. */
  public record Fact(String name, String value) {}

  /** A figure that matters, with what it is. */
  public record Tile(String figure, String what) {}

  /** What a partner should know first. */
  public record PartnerLine(String partner, String sentence) {}

  /** A chart on its page. */
  public record ChartPart(
      String name,
      String title,
      String description,
      int width,
      int height,
      String reading,
      TableModel table) {}

  /** An agreement and what came of it. */
  public record AgreementPart(
      String id,
      String title,
      String force,
      List<ClausePart> clauses,
      Optional<TableModel> together) {}

  /**
   * A clause in plain English, what came of it and what the board decided otherwise.
   *
   * @param rules  its layers, gates, scales and rates by year as tables
   */
  public record ClausePart(
      String reference,
      String title,
      List<Sentence> sentences,
      List<DecisionTable> rules,
      List<String> decisions,
      List<TableModel> tables) {}

  /**
   * A sentence of a clause.
   *
   * @param level  how far it is indented, counted from 0
   */
  public record Sentence(String number, String text, int level) {}

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  static PackModel of(BoardPackContents contents, List<Chart> charts) {
    var fund = contents.fund();
    var horizon = contents.horizon();
    var format = MoneyFormat.of(horizon.currency());
    var summary = new Summary(contents, format);
    var tables = new AllocationTables(contents::name);
    var span = HorizonTables.span(horizon);
    var last = horizon.years().get(horizon.years().size() - 1);
    var unallocated = tables.unallocated(contents.allocations());
    return new PackModel(
        fund.name(),
        span,
        "Board pack of %s for %s: where costs fall and where savings land."
            .formatted(fund.name(), span),
        List.of(
            new Fact("Years", span),
            new Fact("Kind of fund", Summary.kind(fund.kind())),
            new Fact("Host", contents.name(fund.host())),
            new Fact("Partners", Integer.toString(horizon.partners().size())),
            new Fact("Prepared on", day(contents.preparedOn()))),
        contents.basis(),
        summary.tiles(),
        summary.sentences(),
        summary.partnerLines(),
        charts.stream().map(chart -> chart(chart, format)).toList(),
        partners(contents, format),
        contents.agreements().stream().map(results -> agreement(results, tables, format)).toList(),
        tables.reserves(contents.allocations()).stream()
            .filter(table -> !table.rows().isEmpty())
            .map(table -> TableModel.of(table, format))
            .toList(),
        unallocated.rows().isEmpty()
            ? Optional.empty()
            : Optional.of(TableModel.of(unallocated, format)),
        PooledBudgetNote.of(horizon, last).map(table -> TableModel.of(table, format)),
        TableModel.of(Checks.lastYear(horizon), format),
        contents.notes());
  }

  private static ChartPart chart(Chart chart, MoneyFormat format) {
    return new ChartPart(
        chart.name().value(),
        chart.title(),
        chart.description(),
        chart.width(),
        chart.height(),
        chart.reading(),
        TableModel.of(chart.table(), format));
  }

  private static List<TableModel> partners(BoardPackContents contents, MoneyFormat format) {
    var tables = new ArrayList<TableModel>();
    var horizon = contents.horizon();
    for (var partner : horizon.partners()) {
      var table = HorizonTables.years(horizon, partner);
      if (!isZero(table)) {
        tables.add(TableModel.of(table, format));
      }
    }
    tables.add(TableModel.of(HorizonTables.years(horizon), format));
    return tables;
  }

  private static boolean isZero(Table table) {
    return table.amounts().allMatch(pence -> pence == 0);
  }

  private static AgreementPart agreement(
      AgreementResults results, AllocationTables tables, MoneyFormat format) {
    var agreement = results.agreement();
    var allocations = results.allocations();
    var clauses =
        agreement.clauses().stream()
            .map(
                clause -> clause(new ClauseResults(agreement, clause, allocations), tables, format))
            .toList();
    return new AgreementPart(
        "agreement-%s-%d".formatted(agreement.code(), agreement.version()),
        "%s, version %d".formatted(agreement.title(), agreement.version()),
        "In force from %s%s.%s%s"
            .formatted(
                day(agreement.inForceFrom()),
                agreement.inForceUntil().map(last -> " until " + day(last)).orElse(" on"),
                agreement
                    .withinYear()
                    .map(within -> " " + within.inWords(day(agreement.inForceFrom())))
                    .orElse(""),
                agreement
                    .notice()
                    .map(
                        notice ->
                            " It ends by notice that %s gave on %s."
                                .formatted(
                                    agreement.words().plain(notice.partner()),
                                    day(notice.givenOn())))
                    .orElse("")),
        clauses,
        allocations.isEmpty()
            ? Optional.empty()
            : Optional.of(TableModel.of(tables.together(agreement, allocations), format)));
  }

  private static ClausePart clause(
      ClauseResults results, AllocationTables tables, MoneyFormat format) {
    var shown =
        Stream.of(tables.parts(results), tables.ruled(results), tables.payments(results))
            .flatMap(Optional::stream)
            .map(table -> TableModel.of(table, format))
            .toList();
    var clause = results.clause();
    var text = ClauseText.of(results.agreement(), clause);
    return new ClausePart(
        clause.reference(),
        clause.title(),
        Paragraph.numbered(text.paragraphs()).stream()
            .map(each -> new Sentence(each.number(), each.paragraph().text(), each.level()))
            .toList(),
        text.tables(),
        decisions(results, format),
        shown);
  }

  private static List<String> decisions(ClauseResults results, MoneyFormat format) {
    var sentences = new ArrayList<String>();
    for (int i = 0; i < results.results().size(); i++) {
      var period = results.periods().get(i);
      var result = results.results().get(i);
      result
          .decision()
          .ifPresent(
              decision ->
                  sentences.add(
                      "For %s the board decided otherwise on %s (%s): %s%s"
                          .formatted(
                              period,
                              day(decision.on()),
                              decision.minute(),
                              decision.reason(),
                              result
                                  .decidedOnPence()
                                  .map(
                                      amount ->
                                          " It rests on old figures: the board decided on %s."
                                              .formatted(format.figure(amount)))
                                  .orElse(""))));
    }
    return sentences;
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }
}
