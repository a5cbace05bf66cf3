package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.Brackenshire;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.MoneyFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Whether a board can read the pack, each of its members by their own means. */
class BoardPackTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);

  private static byte[] pdf;
  private static PDDocument document;
  private static String text;

  @BeforeAll
  static void write() throws Exception {
    pdf = Packs.pdf(Packs.tenYears());
    document = Loader.loadPDF(pdf);
    text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
  }

  @AfterAll
  static void close() throws Exception {
    document.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"PDFA_3_A", "PDFUA_1"})
  void keepsTheStandardsForArchivesAndForAccessibility(PDFAFlavour flavour) throws Exception {
    assertThat(PdfChecks.failures(pdf, flavour)).isEmpty();
    assertThat(PdfChecks.failures(Packs.pdf(Packs.bare()), flavour)).isEmpty();
  }

  @Test
  void givesTheSameBytesForTheSameContents() {
    assertThat(Packs.pdf(Packs.tenYears())).isEqualTo(pdf);
  }

  @Test
  void holdsEveryFigureOfTheHorizonToThePenny() {
    assertThat(Packs.figures()).allSatisfy(figure -> assertThat(text).contains(figure));
  }

  /** One number has one name: the same figure is the same amount wherever it stands. */
  @Test
  void callsEveryFigureByOneName() {
    var byName = new HashMap<String, Long>();
    for (var table : BoardPack.of(Packs.tenYears()).tables()) {
      for (var row : table.rows()) {
        for (var cell : row.cells()) {
          if (cell instanceof Cell.Money money && money.reference().isPresent()) {
            var name = money.reference().get().toString();
            assertThat(byName.putIfAbsent(name, money.amountPence()))
                .as(name)
                .isIn(null, money.amountPence());
          }
        }
      }
    }
    assertThat(byName)
        .hasSizeGreaterThan(500)
        .containsKey("net-after-sharing:icb:2016-17..2025-26");
  }

  @Test
  void putsWhatABoardReadsFirstOnAPageEach() throws Exception {
    assertThat(page(document, 2))
        .contains("Who pays, who gains, who is worse off?", "How to read it", "Page 2 of");
    assertThat(page(document, 3))
        .contains("Did the pool keep to its budget?", "Checks: both hold", "Since 2024-25: spent");
    assertThat(page(document, 4))
        .contains("What must we decide, what is disputed?", "Options, not proposals");
    assertThat(page(document, 5)).contains("All partners");
  }

  /** Every sort of matter at its most, and the box of the first page says so too. */
  @Test
  void listsWhatIsUndecidedDisputedAndOutOfDateOnOnePage() throws Exception {
    try (var pdf = Loader.loadPDF(Packs.pdf(Packs.withOpenMatters()))) {
      assertThat(page(pdf, 1)).contains("Five dues are disputed, £308,641.95.");
      assertThat(page(pdf, 4))
          .contains("five dues are disputed, £308,641.95; one result is out of date")
          .contains("The county has reached its limit.")
          .contains("“We paid it in June.” (recorded by Ada Host)")
          .contains("To be applied again: figures of its period")
          .contains("Apply again before relying on it");
      assertThat(page(pdf, 5)).contains("All partners");
    }
  }

  @Test
  void hasNoPageOnDecisionsWhereNothingIsOpen() throws Exception {
    try (var pdf = Loader.loadPDF(Packs.pdf(Packs.bare()))) {
      assertThat(page(pdf, 1)).contains("Nothing is left to decide");
      assertThat(page(pdf, 4)).contains("All partners");
    }
  }

  @Test
  void saysAtTheFootOfEachPageWhatItRestsOn() throws Exception {
    for (int page = 1; page <= document.getNumberOfPages(); page++) {
      assertThat(page(document, page))
          .contains(
              "as at 31 March 2026 · as known 12 May 2026 · entry 4,657, seal e09d041493dae09d…")
          .contains("Page " + page + " of " + document.getNumberOfPages());
    }
  }

  @Test
  void printsWhatMustBeEqualAndTheMemorandumAccount() {
    assertThat(text)
        .contains("1. Paid in, other income", "5. Pool cost borne over all partners")
        .contains("in every year")
        .contains("Held at the end of the year");
  }

  /** What was spent or paid in makes nobody better or worse off; a net before or after sharing may. */
  @Test
  void saysBetterOrWorseOffOfNetEffectsOnly() {
    assertThat(text).doesNotContain("nought", "burdens of", "risk share", "put in came back");
    for (var sentence : text.split("\\. ")) {
      if (sentence.matches("(?s).*(better|worse) off.*")) {
        assertThat(sentence).matches("(?s).*(sharing|to date|Savings exceed|outside the fund).*");
      }
    }
  }

  @Test
  void saysThatAReturnCannotBeStatedAndThatAnAlignedFundHasNoAccount() throws Exception {
    var contents = Packs.tenYears();
    var horizon =
        Brackenshire.horizon(
            contents.fund().code(), FundKind.ALIGNED, List.of(SchemeCode.of("reablement")));
    var pack =
        Packs.pdf(
            new BoardPackContents(
                contents.fund(),
                horizon,
                Brackenshire.budget(),
                Packs.streams(Brackenshire.budget().year()),
                Packs.reserves(Brackenshire.budget().year()),
                List.of(),
                OpenMatters.NONE,
                Measured.NOTHING,
                List.of(),
                List.of(),
                Packs.footing("Brackenshire Better Care Fund")));
    try (var pdf = Loader.loadPDF(pack)) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("A return cannot be stated")
          .contains("for each £1 of it 8p of cashable saving landed")
          .contains("has no memorandum account")
          .doesNotContain("Return to date", "Held at the end");
    }
  }

  @Test
  void callsPartnersByTheirNamesAndNotTheirCodes() {
    for (var partner : Brackenshire.PARTNERS) {
      if (Brackenshire.horizon().rows(partner.code()).stream().anyMatch(HorizonRow::isAnything)) {
        assertThat(text).contains(partner.name());
      }
    }
    assertThat(text).doesNotContain("risk-pool");
  }

  @Test
  void saysWhatTheClausesMeanAndWhatTheyCameTo() {
    assertThat(text)
        .contains("Sch 3, 4.2. Overspends")
        .contains("The first 1% of the budget is shared 60% to the ICB")
        .as("and the layers as a table")
        .containsPattern("From Up to The layer £0.00 1% of the budget is shared 60% to the ICB")
        .contains("For the board to decide")
        .contains("The winter grant of 2019-20 & its use were not published.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by-months  | It takes the figures from 1 July 2023 on; the version before has those of the"
            + " months before (by months).",
        "whole-year | It takes the figures of the whole year, though it is in force from 1 July 2023"
            + " on (whole year)."
      })
  void saysWhichFiguresAVersionTakesThatBeginsWithinAYear(String withinYear, String sentence)
      throws Exception {
    try (var pdf = Loader.loadPDF(Packs.pdf(Packs.withinYear(withinYear)))) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains(sentence)
          .contains("Not applied in the years shown.");
    }
  }

  @Test
  void showsWhatTheBoardDecidedBesideWhatTheClauseGave() {
    assertThat(text)
        .contains(
            "For 2022-23 the board decided otherwise on 16 May 2023 (Joint board, item 7): the county"
                + " had warned of the cost in October.")
        .contains("What the clause alone would have given")
        .contains("300,000.00");
  }

  @Test
  void saysThatADecisionRestsOnOldFigures() throws Exception {
    try (var pdf = Loader.loadPDF(Packs.pdf(Packs.decidedOn(1_234_56)))) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("It rests on old figures: the board decided on 1,234.56.");
    }
    assertThat(text).doesNotContain("old figures");
  }

  @Test
  void hasBookmarksForEveryPartAndPartner() {
    var names = new ArrayList<String>();
    collect(document.getDocumentCatalog().getDocumentOutline().children(), names);

    assertThat(names)
        .contains(
            "What must be equal",
            "Reserves",
            "For the board to decide",
            "What the figures are",
            "Brackenshire County Council · 2016-17 to 2025-26",
            "Brackenshire Better Care Fund, version 2");
  }

  @Test
  void describesEveryChartToThoseWhoCannotSeeIt() {
    var descriptions = new ArrayList<String>();
    collect(document.getDocumentCatalog().getStructureTreeRoot().getCOSObject(), descriptions, 0);

    assertThat(descriptions)
        .containsAll(
            BoardPack.of(Packs.tenYears()).charts().stream().map(Chart::description).toList());
  }

  @Test
  void saysInWhichLanguageItIsAndWhatItIsCalled() {
    assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
    assertThat(document.getDocumentInformation().getTitle())
        .isEqualTo("Brackenshire Better Care Fund: board pack, 2016-17 to 2025-26");
  }

  @Test
  void refusesTheHorizonOfAnotherFund() {
    var contents = Packs.tenYears();
    var other = Brackenshire.horizon(FundCode.of("elsewhere"), FundKind.POOLED, List.of());

    assertThatThrownBy(
            () ->
                new BoardPackContents(
                    contents.fund(),
                    other,
                    Brackenshire.budget(),
                    Packs.streams(Brackenshire.budget().year()),
                    Packs.reserves(Brackenshire.budget().year()),
                    List.of(),
                    OpenMatters.NONE,
                    Measured.NOTHING,
                    List.of(),
                    List.of(),
                    Packs.footing("Brackenshire Better Care Fund")))
        .hasMessageContaining("elsewhere")
        .hasMessageContaining("brackenshire");
  }

  private static String page(PDDocument pdf, int number) throws Exception {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(pdf).replaceAll("\\s+", " ");
  }

  private static void collect(Iterable<PDOutlineItem> items, List<String> names) {
    for (var item : items) {
      names.add(item.getTitle());
      collect(item.children(), names);
    }
  }

  /** Walks down the tree of tags, gathering what stands in for pictures. */
  private static void collect(COSBase node, List<String> descriptions, int depth) {
    if (node instanceof COSObject reference) {
      collect(reference.getObject(), descriptions, depth);
    } else if (node instanceof COSArray kids) {
      for (var kid : kids) {
        collect(kid, descriptions, depth);
      }
    } else if (node instanceof COSDictionary element) {
      Stream.ofNullable(element.getString(COSName.ALT)).forEach(descriptions::add);
      collect(element.getItem(COSName.K), descriptions, depth + 1);
    }
  }
}
