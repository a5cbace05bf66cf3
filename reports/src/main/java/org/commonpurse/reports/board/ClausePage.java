package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.term.DecisionTable;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.AllocationTables;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.ClauseResults;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** The register of clauses: what each says, in numbered words, and what it came to. */
final class ClausePage {

  private final BoardPackContents contents;
  private final AllocationTables tables;
  private final MoneyFormat format;

  private ClausePage(BoardPackContents contents) {
    this.contents = contents;
    this.tables = new AllocationTables(contents::name);
    this.format = MoneyFormat.of(contents.horizon().currency());
  }

  /** All versions of all agreements, in order of time; empty without any. */
  static Optional<Page> of(BoardPackContents contents) {
    return contents.agreements().isEmpty()
        ? Optional.empty()
        : Optional.of(new ClausePage(contents).page());
  }

  private Page page() {
    var agreements = AgreementVersions.of(contents.agreements());
    var blocks = new ArrayList<Block>();
    agreements.forEach(versions -> blocks.addAll(agreement(versions)));
    return new Page(
        "clauses",
        "Clauses",
        Optional.of("What was agreed, and what did it come to?"),
        Wording.capital(
            "%s of %s%s, applied to %s"
                .formatted(
                    Wording.count(
                        agreements.stream().mapToInt(AgreementVersions::clauses).sum(),
                        "clause",
                        "clauses"),
                    Wording.count(agreements.size(), "agreement", "agreements"),
                    contents.agreements().size() == agreements.size()
                        ? ""
                        : " in "
                            + Wording.count(contents.agreements().size(), "version", "versions"),
                    Wording.count(contents.allocations().size(), "period", "periods"))),
        Optional.empty(),
        blocks);
  }

  /** The first version in whole, what each later one changed, and last what all clauses came to. */
  private List<Block> agreement(AgreementVersions versions) {
    var blocks = new ArrayList<Block>();
    for (int version = 0; version < versions.versions().size(); version++) {
      blocks.addAll(version(versions, version));
    }
    var allocations = versions.allocations();
    if (!allocations.isEmpty()) {
      blocks.add(Block.Heading.small(id(versions.last()) + "-together", "All clauses together"));
      blocks.add(
          Block.Grid.flowing(tables.together(versions.last(), allocations), AmountUnit.PENCE));
    }
    return blocks;
  }

  private static String id(Agreement agreement) {
    return "agreement-%s-%d".formatted(agreement.code(), agreement.version());
  }

  private List<Block> version(AgreementVersions versions, int version) {
    var agreement = versions.agreement(version);
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.Heading.part(
            id(agreement), "%s, version %d".formatted(agreement.title(), agreement.version())));
    blocks.add(Block.Prose.of(force(agreement)));
    if (version > 0) {
      var points = ChangePoints.of(versions, version);
      if (!points.isEmpty()) {
        blocks.add(new Block.Points(points));
      }
    }
    for (var clause : agreement.clauses()) {
      if (!versions.isAsBefore(version, clause)) {
        blocks.addAll(clause(versions, version, clause));
      }
    }
    return blocks;
  }

  private static String force(Agreement agreement) {
    var from = DaysInWords.written(agreement.inForceFrom());
    return "In force from %s%s.%s%s"
        .formatted(
            from,
            agreement
                .inForceUntil()
                .map(last -> " until " + DaysInWords.written(last))
                .orElse(" on"),
            agreement.withinYear().map(within -> " " + within.inWords(from)).orElse(""),
            agreement
                .notice()
                .map(
                    notice ->
                        " It ends by notice that %s gave on %s."
                            .formatted(
                                agreement.words().plain(notice.partner()),
                                DaysInWords.written(notice.givenOn())))
                .orElse(""));
  }

  private List<Block> clause(AgreementVersions versions, int version, Clause clause) {
    var agreement = versions.agreement(version);
    var change = versions.changed(version, clause);
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.Heading.small(
            id(agreement) + "-" + clause.code(),
            title(clause) + (version == 0 ? "" : change.isPresent() ? " (changed)" : " (new)")));
    var text = ClauseText.of(agreement, clause);
    if (change.isPresent()) {
      blocks.add(
          new Block.Points(
              ChangePoints.of(change.get().change(), versions.agreement(version - 1))));
    } else {
      blocks.add(
          new Block.Numbered(
              Paragraph.numbered(text.paragraphs()).stream()
                  .map(
                      each ->
                          new Block.Sentence(each.number(), each.paragraph().text(), each.level()))
                  .toList()));
    }
    text.tables().forEach(table -> blocks.addAll(rule(table)));
    blocks.addAll(came(versions.results(version, clause)));
    return blocks;
  }

  /** What it came to: as the board decided, as the clause gives it, and who pays whom. */
  private List<Block> came(ClauseResults results) {
    var blocks = new ArrayList<Block>();
    var decisions = decisions(results);
    if (!decisions.isEmpty()) {
      blocks.add(Block.Points.of(decisions));
    }
    var shown =
        Stream.of(tables.parts(results), tables.ruled(results), tables.payments(results))
            .flatMap(Optional::stream)
            .toList();
    shown.forEach(table -> blocks.add(Block.Grid.kept(table, AmountUnit.PENCE)));
    if (shown.isEmpty()) {
      blocks.add(Block.Prose.of("Not applied in the years shown."));
    }
    return blocks;
  }

  private static String title(Clause clause) {
    return clause.reference() + ". " + clause.title();
  }

  /** A table of layers, gates, scales or rates by year, with what is said below it. */
  private static List<Block> rule(DecisionTable rule) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.Grid.kept(
            new Table(
                ReportCode.of("rule"),
                rule.number() + " " + rule.title(),
                rule.columns().stream().map(Column::text).toList(),
                rule.rows().stream()
                    .map(row -> Row.body(row.stream().map(Cell::text).toList()))
                    .toList()),
            AmountUnit.PENCE));
    rule.note().ifPresent(note -> blocks.add(Block.Prose.of(note)));
    return blocks;
  }

  private List<String> decisions(ClauseResults results) {
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
                              DaysInWords.written(decision.on()),
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
}
