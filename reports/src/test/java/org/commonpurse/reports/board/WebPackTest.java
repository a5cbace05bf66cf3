package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.html.HtmlReport;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.Test;

/** Whether the pack can be read in a browser, by anybody, and harms nobody. */
class WebPackTest {

  private static final Report PACK = BoardPack.of(Packs.tenYears());

  private static final Set<String> REFERENCES = references();

  private static final String PAGE = HtmlReport.onScreen(PACK);

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
        .toList();
  }

  private static Set<String> references() {
    return PACK.pages().stream()
        .flatMap(page -> page.blocks().stream())
        .flatMap(block -> grid(block).stream())
        .flatMap(table -> table.rows().stream())
        .flatMap(row -> row.cells().stream())
        .filter(Cell.Money.class::isInstance)
        .flatMap(cell -> ((Cell.Money) cell).reference().stream())
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private static Optional<Table> grid(Block block) {
    return block instanceof Block.Grid grid
        ? Optional.of(grid.table())
        : block instanceof Block.Beside beside
            ? Optional.of(beside.grid().table())
            : Optional.empty();
  }

  @Test
  void isOneFileThatRunsNothingAndLoadsNothing() {
    assertThat(PAGE)
        .doesNotContainIgnoringCase("<script")
        .doesNotContainIgnoringCase("<link")
        .doesNotContain("<img", "url(", "@import", " style=");
    assertThat(all("\\son[a-z]+=", PAGE)).isEmpty();
    assertThat(all("(?:src|href)=\"([^#\"][^\"]{0,40})", PAGE))
        .allSatisfy(address -> assertThat(address).startsWith("data:application/json;base64,"))
        .hasSize(1);
  }

  @Test
  void letsBrowsersRefuseWhateverElseIsInIt() throws Exception {
    var style = all("(?s)<style>(.*?)</style>", PAGE);
    var hash =
        MessageDigest.getInstance("SHA-256").digest(style.get(0).getBytes(StandardCharsets.UTF_8));

    assertThat(style).hasSize(1);
    assertThat(HtmlReport.POLICY)
        .startsWith("default-src 'none'; ")
        .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
        .doesNotContain("unsafe");
    assertThat(PAGE).contains(HtmlReport.POLICY.replace("'", "&#39;"));
  }

  @Test
  void givesNoTwoElementsTheSameId() {
    assertThat(all("\\sid=\"([^\"]*)\"", PAGE)).doesNotHaveDuplicates().hasSizeGreaterThan(500);
    assertThat(all("href=\"#([^\"]*)\"", PAGE))
        .hasSize(PACK.pages().size())
        .isSubsetOf(all("\\sid=\"([^\"]*)\"", PAGE));
    assertThat(all("url\\(#([^)]*)\\)", PAGE)).isSubsetOf(all("\\sid=\"([^\"]*)\"", PAGE));
  }

  @Test
  void hasItsHeadingsInOrder() {
    var levels = all("<h(\\d)", PAGE).stream().map(Integer::valueOf).toList();

    assertThat(levels).startsWith(1).filteredOn(level -> level == 1).hasSize(1);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void saysWhatEachTableAndChartIs() {
    assertThat(PAGE).contains("<html lang=\"en-GB\">", "width=device-width");
    assertThat(all("<table", PAGE)).hasSameSizeAs(all("<caption>[^<]+</caption>", PAGE));
    assertThat(all("<th(?![^>]*scope=)[ >]", PAGE)).isEmpty();
    assertThat(all("(?s)<svg.*?<title[^>]*>([^<]+)<", PAGE))
        .containsExactlyElementsOf(
            PACK.charts().stream()
                .map(Chart::title)
                .map(title -> title.replace("&", "&amp;"))
                .toList());
  }

  /** On a phone charts stand in their own size, so that their letters are as large as they are drawn: 11 px or more. */
  @Test
  void showsChartsOnAPhoneInLettersThatCanBeRead() {
    var onPhones =
        PAGE.substring(PAGE.indexOf("@media (max-width: 40rem)"), PAGE.indexOf("@media print"));

    assertThat(onPhones)
        .contains(".picture svg, .picture.wide svg { width: auto; max-width: none; }");
    for (var chart : PACK.charts()) {
      var svg = chart.svg();
      assertThat(all("<svg[^>]*?\\swidth=\"(\\d+)\"", svg))
          .as(chart.title())
          .containsExactly(Integer.toString(chart.width()));
      assertThat(all("font-size[:=]\\s*[\"']?([0-9.]+)", svg))
          .as(chart.title())
          .isNotEmpty()
          .allSatisfy(size -> assertThat(Double.parseDouble(size)).isGreaterThanOrEqualTo(11));
      // Whatever is wider than the screen can be moved by keys too.
      if (chart.width() > 358) {
        assertThat(PAGE)
            .containsPattern(
                "<div class=\"picture[^>]*tabindex=\"0\">\\s*"
                    + Pattern.quote(svg.substring(0, 60)));
      }
    }
  }

  @Test
  void tellsTheReferenceOfEachFigure() {
    assertThat(all("<span title=\"([^\"]*)\"", PAGE))
        .hasSizeGreaterThan(500)
        .allSatisfy(title -> assertThat(REFERENCES).contains(title))
        .containsAll(REFERENCES);
    assertThat(all("id=\"figure-([^\"]*)\"", PAGE)).containsExactlyInAnyOrderElementsOf(REFERENCES);
  }

  @Test
  void leadsFromEachFigureToItsEntriesWhereItIsServed() {
    var served = HtmlReport.served(PACK, "../figures/");

    assertThat(Set.copyOf(all("<a href=\"../figures/([^\"]*)\"", served))).isEqualTo(REFERENCES);
    assertThat(all("<span title=", served)).isEmpty();
  }

  @Test
  void escapesEveryTextOfTheBooks() {
    var evil = "\"'><script>alert(1)</script><b onclick=x>";
    var table =
        new Table(
            ReportCode.of("evil"),
            evil,
            List.of(Column.heading(evil), Column.text(evil).in(evil)),
            List.of(Row.body(List.of(Cell.text(evil), Cell.text(evil)))));
    var grid = Block.Grid.flowing(table, AmountUnit.PENCE);
    var chart =
        new Chart(ReportCode.of("evil"), evil, evil, evil, 9, 9, table, (graphics, area) -> {});
    var page =
        new Page(
            "evil",
            evil,
            Optional.of(evil),
            evil,
            Optional.of(evil),
            List.of(
                Block.Heading.part("part", evil),
                Block.Prose.of(evil),
                new Block.Points(List.of(new Block.Point(Optional.of(evil), evil))),
                new Block.Numbered(List.of(new Block.Sentence(evil, evil, 0))),
                new Block.Boxes(List.of(Block.Box.asking(evil, evil))),
                Block.Beside.tableFirst(grid, chart)));
    var day = LocalDate.of(2026, 5, 12);
    var stamp = new Stamp(FundCode.of("evil"), View.NOW, 1, 0, "0".repeat(64));
    var report =
        new Report(
            ReportCode.of("evil"),
            evil,
            evil,
            Amounts.GBP,
            new BooksFooting(evil, day, day, day, stamp),
            List.of(page));

    assertThat(HtmlReport.onScreen(report))
        .contains("&lt;script")
        .doesNotContainIgnoringCase("<script", "<b onclick", "\"'>");
  }

  @Test
  void isTheSameForTheSameContents() {
    assertThat(HtmlReport.onScreen(BoardPack.of(Packs.tenYears()))).isEqualTo(PAGE);
  }
}
