package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.commonpurse.allocation.change.ChangeCause;
import org.commonpurse.allocation.change.ChangeCause.OfClause;
import org.commonpurse.allocation.change.ChangeCause.Plain;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.allocation.change.NetChange.OfPartner;
import org.commonpurse.allocation.change.PriorPeriodItem;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.reports.html.HtmlReport;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.pdf.PrintedPages;
import org.commonpurse.reports.table.Cell;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The page on what changed, of ten years of which a hundred pounds came in later, and eleven entries. */
class ChangedPageTest {

  private static final List<String> CLAUSES = List.of("3", "4", "5", "6", "7");

  private static PriorPeriodItem item(int number) {
    return new PriorPeriodItem(
        4_000 + number,
        LocalDate.of(2025, 6, 30),
        Optional.empty(),
        number == 0,
        Instant.parse("2026-05-02T09:30:00Z"),
        "Invoice " + number,
        1_000_00L - number,
        0,
        number,
        2L * number);
  }

  private static NetChange change(int items) {
    var partners = new ArrayList<OfPartner>();
    var horizon = Packs.tenYears().horizon();
    for (int i = 0; i < horizon.partners().size(); i++) {
      var partner = horizon.partners().get(i).code();
      var rows = horizon.rows(partner);
      long now = rows.get(rows.size() - 1).toDate().netPence();
      var causes = new TreeMap<ChangeCause, Long>(ChangeCause.IN_ORDER);
      if (i == 0) {
        causes.put(Plain.LATER, 100_00L);
        CLAUSES.forEach(each -> causes.put(clause(each), -Long.parseLong(each)));
      } else if (i == 1) {
        CLAUSES.forEach(each -> causes.put(clause(each), Long.parseLong(each)));
      }
      long changed = causes.values().stream().mapToLong(Long::longValue).sum();
      partners.add(new OfPartner(partner, now - changed, causes));
    }
    return new NetChange(
        Instant.parse("2026-05-01T09:30:00Z"),
        FinancialYear.parse("2025-26"),
        items,
        partners,
        IntStream.range(0, items).mapToObj(ChangedPageTest::item).toList());
  }

  private static OfClause clause(String code) {
    return new OfClause(ClauseCode.of(code));
  }

  private static Page page(NetChange change) {
    return ChangedPage.of(Packs.tenYears().with(change)).orElseThrow();
  }

  private static Page named(String id) {
    return new Page(
        id, id, Optional.empty(), id, Optional.empty(), List.of(Block.Prose.of("Something")));
  }

  @Test
  void standsBetweenTheFuturesAndHowFarTheyCanBeTrustedAndOnlyWhereALastPackWasNamed() {
    var plan = Optional.of(new PlanPages(List.of(named("futures")), named("trust")));

    assertThat(ids(BoardPack.of(Packs.tenYears().with(change(0)), plan)))
        .containsSubsequence("futures", "changed", "trust", "partner-all-partners");
    assertThat(ids(BoardPack.of(Packs.tenYears(), plan))).doesNotContain("changed");
  }

  private static List<String> ids(Report report) {
    return report.pages().stream().map(Page::id).toList();
  }

  @Test
  void addsUpByPartnerAndByCauseAndNamesOnlyWhatIsKnownNow() {
    var table =
        page(change(0)).tables().stream()
            .filter(each -> each.name().value().equals("changed-by-partner"))
            .findFirst()
            .orElseThrow();

    int change = table.column("Change");
    int last = table.rows().size() - 1;
    for (int row = 0; row <= last; row++) {
      long causes = 0;
      for (int column = 2; column < change; column++) {
        causes += table.pence(row, column);
      }
      assertThat(table.pence(row, change)).isEqualTo(causes);
      assertThat(table.pence(row, 1) + causes).isEqualTo(table.pence(row, change + 1));
    }
    for (int column = 1; column <= change + 1; column++) {
      int each = column;
      assertThat(IntStream.range(0, last).mapToLong(row -> table.pence(row, each)).sum())
          .isEqualTo(table.pence(last, column));
    }
    // Three clauses by themselves, the largest, and the others together.
    assertThat(table.columns().stream().map(each -> each.heading()))
        .containsSubsequence(
            "Sharing: 5", "Sharing: 6", "Sharing: 7", "Sharing: 2 other clauses", "Later entries");
    for (var row : table.rows()) {
      assertThat(((Cell.Money) row.cells().get(1)).reference()).isEmpty();
      assertThat(((Cell.Money) row.cells().get(change + 1)).reference()).isPresent();
    }
  }

  @Test
  void showsTheLargestItemsAndDropsNone() {
    var table =
        page(change(11)).tables().stream()
            .filter(each -> each.name().value().equals("prior-period-items"))
            .findFirst()
            .orElseThrow();

    assertThat(table.rows()).hasSize(6);
    assertThat(table.words(0, 1)).isEqualTo("30 June 2025 (closed)");
    assertThat(table.words(4, 0)).isEqualTo("7 others");
    int net = table.column("Net after sharing");
    assertThat(table.pence(4, net)).isEqualTo(7 * 1_000_00L - 4 - 5 - 6 - 7 - 8 - 9 - 10);
    assertThat(table.pence(5, net)).isEqualTo(11 * 1_000_00L - 55);
    assertThat(table.pence(5, table.column("Spent"))).isEqualTo(110);
  }

  /** Names of 200 characters; looked at with {@code -Dpacks.kept=FOLDER}. */
  @Test
  void isPrintedWholeWithLongNames() throws Exception {
    var change = change(11);
    var items =
        change.items().stream()
            .map(
                item ->
                    new PriorPeriodItem(
                        item.sequence(),
                        item.effectiveOn(),
                        item.givenFor(),
                        item.wasClosed(),
                        item.recordedAt(),
                        Packs.name(item.narrative()),
                        item.netPence() * 1_000_000,
                        item.betweenPence(),
                        item.poolCostPence(),
                        item.spentPence()))
            .toList();
    var pack =
        BoardPack.of(
            Packs.longNames()
                .with(
                    new NetChange(
                        change.since(), change.lastYear(), 11, change.partners(), items)));
    var alone =
        new Report(
            pack.name(),
            pack.title(),
            pack.description(),
            pack.currency(),
            pack.footing(),
            pack.pages().stream().filter(page -> page.id().equals("changed")).toList());
    var out = new ByteArrayOutputStream();
    Pdf.write(alone, out);
    var kept = System.getProperty("packs.kept");
    if (kept != null) {
      Files.write(Path.of(kept).resolve("changed.pdf"), out.toByteArray());
      Files.writeString(Path.of(kept).resolve("changed.html"), HtmlReport.onScreen(alone));
    }

    var printed = PrintedPages.of(out.toByteArray());
    assertThat(PdfChecks.failures(out.toByteArray(), PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(printed.outside()).isEmpty();
    assertThat(printed.covered()).isEmpty();
    assertThat(printed.small()).isEmpty();
  }

  @Test
  void isWholeWhereNothingChanged() {
    var horizon = Packs.tenYears().horizon();
    var partners =
        horizon.partners().stream()
            .map(
                partner -> {
                  var rows = horizon.rows(partner.code());
                  return new OfPartner(
                      partner.code(),
                      rows.get(rows.size() - 1).toDate().netPence(),
                      new TreeMap<>(ChangeCause.IN_ORDER));
                })
            .toList();
    var page =
        page(new NetChange(Instant.EPOCH, FinancialYear.parse("2025-26"), 12, partners, List.of()));

    assertThat(page.headline()).startsWith("Nothing that changes who gains");
    assertThat(page.lead().orElseThrow())
        .isEqualTo(
            "Twelve entries were recorded since; none changes net after sharing of a partner.");
    assertThat(page.charts()).isEmpty();
    assertThat(boxes(page)).contains("Check: it adds up");
  }

  @Test
  void saysWhereItDoesNotAddUp() {
    var change = change(0);
    var without = new ArrayList<>(change.partners());
    without.remove(0);
    var page = page(new NetChange(change.since(), change.lastYear(), 0, without, List.of()));

    assertThat(boxes(page)).anySatisfy(title -> assertThat(title).startsWith("Check fails"));
  }

  private static List<String> boxes(Page page) {
    return page.blocks().stream()
        .filter(Block.Boxes.class::isInstance)
        .flatMap(block -> ((Block.Boxes) block).boxes().stream())
        .map(Block.Box::title)
        .toList();
  }
}
