package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.reports.data.OwnDigest;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.pdf.PrintedPages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** How reports are written, and held to the books later. */
class ReportCommandTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  private static final FundCode FUND = FundCode.of("brackenshire");

  private static final Actor FINCH = new Actor("A. Finch");

  @TempDir private static Path made;

  @TempDir private Path folder;

  private String database = "";

  @BeforeAll
  static void recordTwoContributions() {
    books("jdbc:sqlite:" + made.resolve("books.db"));
  }

  @BeforeEach
  void takeACopy() throws IOException {
    Files.copy(made.resolve("books.db"), folder.resolve("books.db"));
    database = "jdbc:sqlite:" + folder.resolve("books.db");
  }

  private static void books(String url) {
    try (var ledger = Ledger.open(url)) {
      ledger.funds().register(FundReader.read(Document.read(EXAMPLE.resolve("fund.yml"))), FINCH);
    }
    due(url, "icb", "2023-04-01", 900_000_00);
    due(url, "county", "2024-04-01", 400_000_00);
  }

  /** A contribution that falls due, under a key of its own. */
  private static void due(String url, String code, String day, long pence) {
    var partner = PartnerCode.of(code);
    try (var ledger = Ledger.open(url)) {
      var entry =
          new JournalEntry(
              FUND,
              Book.ACTUAL,
              LocalDate.parse(day),
              "Contribution",
              "",
              List.of(
                  Posting.debit(Account.receivable(partner), pence),
                  Posting.credit(
                      Account.contribution(partner, StreamCode.of("nhs-minimum")), pence)));
      ledger.journal().post(new Submission(entry, new EntryKey(code + day + pence), FINCH));
    }
  }

  private Path write(String name, String... options) {
    var file = folder.resolve(name);
    var words =
        new ArrayList<Object>(
            List.of("report", "board-pack", "--fund", FUND, "--out", file, "--database", database));
    words.addAll(List.of(options));
    var run = commonpurse(words.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return file;
  }

  private Run verify(Path file, Object... options) {
    var words = new ArrayList<Object>(List.of("report", "verify", file, "--database", database));
    words.addAll(List.of(options));
    return commonpurse(words.toArray());
  }

  /** A second fund of the place, to which the first one pays £70.00 in its third entry. */
  private void secondFund() throws IOException {
    var fund =
        Files.readString(EXAMPLE.resolve("fund.yml"))
            .replaceFirst("(?m)^fund: brackenshire", "fund: second");
    try (var ledger = Ledger.open(database)) {
      ledger.funds().register(FundReader.read(Document.parse("fund.yml", fund)), FINCH);
      move(ledger, FUND, "risk-share:county:c-1", "bank");
      move(ledger, FundCode.of("second"), "bank", "contribution:county:nhs-minimum");
    }
  }

  private static void move(Ledger ledger, FundCode fund, String debit, String credit) {
    var entry =
        new JournalEntry(
            fund,
            Book.ACTUAL,
            LocalDate.parse("2023-06-01"),
            "From fund to fund",
            "",
            List.of(
                Posting.debit(Account.parse(debit), 70_00),
                Posting.credit(Account.parse(credit), 70_00)));
    ledger.journal().post(new Submission(entry, new EntryKey(fund + "-moved"), FINCH));
  }

  private Path placePack(String name) throws IOException {
    var transfers =
        Files.writeString(
            folder.resolve("transfers.yml"),
            "transfers: [{from: {fund: brackenshire, entry: 3}, to: {fund: second, entry: 1},"
                + " amount: 70.00}]");
    var file = folder.resolve(name);
    var run =
        commonpurse(
            "report",
            "place-pack",
            "--all",
            "--transfers",
            transfers,
            "--out",
            file,
            "--database",
            database);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return file;
  }

  @Test
  void aPackOfSeveralFundsIsHeldToTheChainOfEachAndKeepsTheStandards() throws Exception {
    secondFund();
    var file = placePack("place.pdf");

    assertThat(verify(file).out())
        .contains("rests on brackenshire at entry 3", "rests on second at entry 1")
        .contains("No figure changed since.");
    assertThat(PdfChecks.failures(Files.readAllBytes(file), PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(PdfChecks.failures(Files.readAllBytes(file), PDFAFlavour.PDFA_3_A)).isEmpty();

    due(database, "county", "2024-05-01", 7_00);
    var changed = json(verify(file, "--json")).path("changed");
    assertThat(changed).isNotEmpty();
    for (var figure : changed) {
      assertThat(figure.path("fund").asText()).isEqualTo("brackenshire");
    }
  }

  /** £13,000.00 and £70.00 paid in, of which the £70.00 were the first fund's. */
  @Test
  void aPackOfSeveralFundsSaysWhatCameFromOneAnotherAndRefusesOneFundAlone() throws Exception {
    secondFund();
    var text = Files.readString(placePack("place.json"));

    assertThat(text)
        .contains("Two funds took in", "of which £70", "came from one another and counts once")
        .contains("Funds less transfers are what stands together, to the penny");
    var altered = folder.resolve("altered.json");
    Files.writeString(
        altered,
        OwnDigest.put(
            text.replaceFirst("sha256:[0-9a-f]{64}", OwnDigest.BLANK)
                .replaceFirst(
                    "(\"amount\" : \")900000.00(\",\\s+\"reference\")", "$1900000.01$2")));
    assertThat(verify(altered).exitCode()).isEqualTo(5);
    var alone =
        commonpurse(
            "report",
            "place-pack",
            "--fund",
            FUND,
            "--out",
            folder.resolve("alone.pdf"),
            "--database",
            database);
    assertThat(alone.err()).contains("PLACE_FUNDS_FEW");
  }

  private static JsonNode json(Run run) throws Exception {
    return new ObjectMapper().readTree(run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack.pdf", "pack.html", "pack.json"})
  void agreesWithTheBooksThatItWasMadeFrom(String name) {
    var run = verify(write(name));

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("Agrees with the books", "known then.", "No figure changed since.")
        .contains("rests on brackenshire at entry 2, sealed ");
  }

  /** £7.00 more of the county in 2024-25: its own figures, those of all, of that year and of both. */
  @Test
  void tellsWhichFiguresALateEntryChanged() throws Exception {
    var file = write("pack.html");
    due(database, "county", "2024-05-01", 7_00);

    var run = verify(file, "--json");

    assertThat(run.exitCode()).as(run.out()).isZero();
    var answer = json(run);
    assertThat(answer.path("sound").booleanValue()).isTrue();
    var changed = new ArrayList<String>();
    for (var figure : answer.path("changed")) {
      changed.add(
          "%s %s %s"
              .formatted(
                  figure.path("reference").textValue(),
                  figure.path("then").textValue(),
                  figure.path("now").textValue()));
    }
    assertThat(changed)
        .containsExactlyInAnyOrder(
            "paid-in:county:2024-25 400000.00 400007.00",
            "paid-in:county:2023-24..2024-25 400000.00 400007.00",
            "paid-in:all-partners:2024-25 400000.00 400007.00",
            "paid-in.nhs-minimum:all-partners:2024-25 400000.00 400007.00",
            "paid-in:all-partners:2023-24..2024-25 1300000.00 1300007.00",
            "receivable:all-partners:2024-25 1300000.00 1300007.00",
            "held:all-partners:2024-25 1300000.00 1300007.00",
            "pool-cost:county:2024-25 400000.00 400007.00",
            "pool-cost:county:2023-24..2024-25 400000.00 400007.00",
            "pool-cost:all-partners:2024-25 400000.00 400007.00",
            "pool-cost:all-partners:2023-24..2024-25 1300000.00 1300007.00");
    assertThat(verify(file).out()).contains("Changed since: 11.", "400,007.00");
  }

  @Test
  void isBrokenWhenAByteOfItIsAnother() throws Exception {
    var file = write("pack.json");
    var text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("Who pays", "Who says"));

    var run = verify(file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN.number());
    assertThat(run.out()).contains("BROKEN, digest: ").doesNotContain("figure:");
  }

  /** Whoever alters a figure can put a digest that fits, and still not alter the books. */
  @Test
  void isBrokenWhenAFigureIsAnotherAndTheDigestFits() throws Exception {
    var file = write("pack.json");
    var blank =
        Files.readString(file)
            .replace("\"400000.00\"", "\"500000.00\"")
            .replaceFirst("sha256:[0-9a-f]{64}", OwnDigest.BLANK);
    Files.writeString(file, OwnDigest.put(blank));

    var run = verify(file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN.number());
    assertThat(run.out())
        .contains(
            "BROKEN, figure: paid-in:county:2024-25 is 500,000.00 in the report and 400,000.00 in the"
                + " books as known then.")
        .doesNotContain("digest:");
  }

  @Test
  void isBrokenWhenItRestsOnOtherBooksOfAFundOfThatName() {
    var file = write("pack.json");
    database = "jdbc:sqlite:" + folder.resolve("others.db");
    books(database);

    var run = verify(file, "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN.number());
    assertThat(run.out()).contains("\"what\" : \"seal\"").contains("has no entry 2");
  }

  @Test
  void isBrokenWhenItNamesAnotherMoment() throws Exception {
    var file = write("pack.json", "--as-known", Instant.now().toString());
    due(database, "county", "2024-05-01", 7_00);
    var moved =
        Files.readString(file)
            .replaceFirst("\"asKnown\" : \"[^\"]*\"", "\"asKnown\" : \"" + Instant.now() + "\"")
            .replaceFirst("sha256:[0-9a-f]{64}", OwnDigest.BLANK);
    Files.writeString(file, OwnDigest.put(moved));

    var run = verify(file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN.number());
    assertThat(run.out()).contains("BROKEN, moment: ");
  }

  @Test
  void saysWhatWasKnownThen() throws Exception {
    var moment = Instant.now().toString();
    due(database, "county", "2024-05-01", 7_00);
    var then = write("then.json", "--as-known", moment, "--as-at", "2024-03-31");

    assertThat(Files.readString(then))
        .contains("\"asKnown\" : \"" + moment + "\"", "\"sequence\" : 2,", "900000.00")
        .doesNotContain("400000.00", "400007.00");
    assertThat(verify(then).out()).contains("Agrees with the books", "No figure changed since.");
  }

  @Test
  void isRefusedWhereItIsNoReport() throws Exception {
    var file = folder.resolve("letter.txt");
    Files.write(file, "Dear board".getBytes(StandardCharsets.UTF_8));

    var run = verify(file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(run.err()).contains("REPORT_FILE_UNKNOWN");
  }

  @Test
  void isRefusedWhereTheBooksHoldNoSuchFund() {
    var file = write("pack.json");
    database = "jdbc:sqlite:" + folder.resolve("empty.db");
    Ledger.open(database).close();

    var run = verify(file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(run.err()).contains("LEDGER_FUND_UNKNOWN");
  }

  @Test
  void isWrittenInNoFormatThatThereIsNot() {
    var run =
        commonpurse(
            "report",
            "board-pack",
            "--fund",
            FUND,
            "--out",
            folder.resolve("pack.docx"),
            "--database",
            database);

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(run.err()).contains("COMMAND_REPORT_FORMAT_UNKNOWN", ".pdf, .html, .json");
  }

  private Path workbook() {
    var file = folder.resolve("workbook.xlsx");
    assertThat(report("workbook", "--out", file).exitCode()).isZero();
    return file;
  }

  /** One more than a pack tells: the account that the county has with the fund, of that year. */
  @Test
  void holdsAWorkbookToTheBooksAndTellsWhichFiguresALateEntryChanged() throws Exception {
    var file = workbook();

    assertThat(verify(file).out())
        .startsWith("Brackenshire")
        .contains(": workbook, 2023-24 to 2024-25", "rests on brackenshire at entry 2, sealed ")
        .contains(
            "Agrees with the books: the file is as it was written", "No figure changed since.");

    due(database, "county", "2024-05-01", 7_00);
    var run = verify(file, "--json");
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(json(run).path("changed").findValuesAsText("reference"))
        .hasSize(12)
        .contains("paid-in:county:2024-25", "balance:county:2024-25", "pool-cost:county:2024-25");
  }

  /** The cell of what the county paid in, by somebody who leaves all else as it was. */
  @Test
  void isBrokenWhenACellOfAWorkbookIsAnother() throws Exception {
    var file = workbook();
    var altered = folder.resolve("altered.xlsx");
    Files.write(altered, rewritten(Files.readAllBytes(file), true));

    var run = verify(altered);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN.number());
    assertThat(run.out()).contains("BROKEN, digest: ");
  }

  /** A spreadsheet that saves a workbook leaves out what it does not know, and writes it anew. */
  @Test
  void isRefusedWhereAWorkbookWasSavedAnew() throws Exception {
    var saved = folder.resolve("saved.xlsx");
    Files.write(saved, rewritten(Files.readAllBytes(workbook()), false));

    var run = verify(saved);

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(run.err()).contains("REPORT_FILE_UNKNOWN", "a workbook that was saved anew");
  }

  /** A workbook with another amount in its cells, with what was attached to it or without. */
  private static byte[] rewritten(byte[] workbook, boolean isAllKept) throws IOException {
    var out = new ByteArrayOutputStream();
    int altered = 0;
    try (var from = new ZipInputStream(new ByteArrayInputStream(workbook));
        var to = new ZipOutputStream(out)) {
      for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        var text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
        var other =
            entry.getName().startsWith("xl/worksheets/")
                ? text.replace("<v>400000.00</v>", "<v>500000.00</v>")
                : text;
        altered += other.equals(text) ? 0 : 1;
        if (isAllKept || !entry.getName().startsWith("commonpurse/")) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          to.write(other.getBytes(StandardCharsets.UTF_8));
        }
      }
      if (isAllKept) {
        to.setComment(new String(workbook, workbook.length - 71, 71, StandardCharsets.US_ASCII));
      }
    }
    assertThat(altered).isPositive();
    return out.toByteArray();
  }

  private Run report(Object... options) {
    var words = new ArrayList<Object>(List.of("report"));
    words.addAll(List.of(options));
    words.addAll(List.of("--fund", FUND, "--database", database));
    return commonpurse(words.toArray());
  }

  @Test
  void writesAStatementForEachPartnerOutOfOneStateOfTheBooks() {
    var out = folder.resolve("statements");
    var run = report("statement", "--all", "--year", "2024-25", "--format", "json", "--out", out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Wrote 3 of 3 statements.");
    assertThat(run.out()).contains("Wrote 3 statements to " + out, "as at 31 March 2025");
    for (var partner : List.of("icb", "county", "acute")) {
      var file = out.resolve("brackenshire-%s-2024-25.json".formatted(partner));
      assertThat(verify(file).out()).contains("Agrees with the books", "No figure changed since.");
    }
    var again = report("statement", "--all", "--year", "2024-25", "--format", "json", "--out", out);
    assertThat(again.err()).contains("COMMAND_FILE_THERE");
    assertThat(report("statement", "--year", "2024-25", "--out", out).err())
        .contains("--partner", "--all");
  }

  @Test
  void writesWhatIsToBePaidAndWhatIsToBeAgreedAndBothAgreeWithTheBooks() {
    var advice = folder.resolve("advice.json");
    var balances = folder.resolve("balances.html");
    assertThat(report("settlement-advice", "--due-by", "2024-06-30", "--out", advice).out())
        .contains("settlement advice, due by 30 June 2024");
    assertThat(report("balances", "--as-at", "2024-03-31", "--out", balances).out())
        .contains("balances to be agreed on 31 March 2024");

    assertThat(verify(advice).out()).contains("Agrees with the books", "its 3 figures");
    assertThat(verify(balances).out()).contains("Agrees with the books", "its 2 figures");
  }

  /** The statement of 2024-25 begins where that of the year before ends, by the same name. */
  @Test
  void tellsFromAStatementThatAnEarlierYearChangedSince() {
    var file = folder.resolve("icb.json");
    assertThat(
            report("statement", "--partner", "icb", "--year", "2024-25", "--out", file).exitCode())
        .isZero();
    due(database, "icb", "2023-05-01", 3_00);

    assertThat(verify(file).out())
        .contains("Changed since: 2.", "balance:icb:2023-24", "balance:icb:2024-25", "900,003.00");
  }

  private Path plan(String council) throws IOException {
    for (var name : List.of("plan.yml", "plan-agreement.yml")) {
      var text = Files.readString(EXAMPLE.resolve(name)).replace("council", council);
      Files.writeString(folder.resolve(name), text);
    }
    return folder.resolve("plan.yml");
  }

  @Test
  void saysWhatChangedSinceTheMomentOfTheLastPackAndRefusesAMomentToCome() throws Exception {
    var last = Instant.now().toString();
    due(database, "county", "2024-05-01", 7_00);

    var changed = write("since.json", "--since-known", last);

    assertThat(Files.readString(changed)).contains("What changed since the last pack?");
    assertThat(Files.readString(write("before.json")))
        .doesNotContain("What changed since the last pack?");
    assertThat(verify(changed).exitCode()).isZero();
    var early =
        commonpurse(
            "report",
            "board-pack",
            "--fund",
            FUND,
            "--since-known",
            "2199-01-01T00:00:00Z",
            "--out",
            folder.resolve("early.pdf").toString(),
            "--database",
            database);
    assertThat(early.err()).contains("REPORT_SINCE_TOO_LATE", "2199-01-01");
  }

  @Test
  void holdsAPlanOfYearsToComeAndStillAgreesWithTheBooks() throws Exception {
    var plan = plan("county");
    var file =
        write(
            "pack.pdf",
            "--plan",
            plan.toString(),
            "--agreement",
            folder.resolve("plan-agreement.yml").toString(),
            "--paths",
            "1600");

    assertThat(PdfChecks.failures(Files.readAllBytes(file), PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(PdfChecks.failures(Files.readAllBytes(file), PDFAFlavour.PDFA_3_A)).isEmpty();
    var pages = PrintedPages.of(Files.readAllBytes(file));
    assertThat(pages.outside()).isEmpty();
    assertThat(pages.covered()).isEmpty();
    assertThat(pages.small()).isEmpty();
    assertThat(pages.filled().subList(0, pages.count() - 1))
        .allSatisfy(part -> assertThat(part).isGreaterThan(0.39f));
    assertThat(pages.text())
        .contains(
            "of 50 futures", "1,600 futures, seed 1, shared by", "as it stands, but would not")
        .contains("Not in these figures");
    assertThat(verify(file).exitCode()).isZero();
  }

  @Test
  void tellsHowFarItIsWithManyFutures() throws Exception {
    var run =
        commonpurse(
            "report",
            "board-pack",
            "--fund",
            FUND,
            "--out",
            folder.resolve("many.json"),
            "--plan",
            plan("county"),
            "--paths",
            "40000",
            "--database",
            database);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains(" of 40,000 futures done");
  }

  @Test
  void isRefusedWithAPlanOfPartnersThatTheFundDoesNotHave() throws Exception {
    var run =
        commonpurse(
            "report",
            "board-pack",
            "--fund",
            FUND,
            "--out",
            folder.resolve("pack.pdf"),
            "--plan",
            plan("elsewhere"),
            "--database",
            database);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("FORECAST_PARTNER_UNKNOWN", "elsewhere");
    assertThat(folder.resolve("pack.pdf")).doesNotExist();
  }

  @Test
  void callsPartnersOfAPlanAsTheFundDoesAndSaysWhatThePlanRestsOn() throws Exception {
    var file = write("pack.html", "--plan", plan("county").toString(), "--paths", "640");

    assertThat(Files.readString(file))
        .contains(
            "Brackenshire County Council is worse off in",
            "1 of 3 assumptions states no source",
            "No recorded forecast of this fund has come of age",
            "As planned, and how likely it is to be worse off");
  }

  @Test
  void isRefusedWithAPlanInOtherMoney() throws Exception {
    var plan = plan("county");
    Files.writeString(
        plan, Files.readString(plan).replace("firstYear:", "currency: EUR\nfirstYear:"));
    var run =
        commonpurse(
            "report",
            "board-pack",
            "--fund",
            FUND,
            "--out",
            folder.resolve("pack.pdf"),
            "--plan",
            plan,
            "--database",
            database);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("FORECAST_CURRENCY_DIFFERS", "EUR", "GBP");
    assertThat(folder.resolve("pack.pdf")).doesNotExist();
  }

  @Test
  void isNotWrittenUnderANameOfAnotherFormat() {
    for (var each : List.of("workbook", "auditor-pack")) {
      var file = folder.resolve(each + ".pdf");

      var run = report(each, "--out", file);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains("COMMAND_REPORT_FORMAT_UNKNOWN", each.equals("workbook") ? ".xlsx" : ".zip");
      assertThat(file).doesNotExist();
    }
    assertThat(report("workbook", "--out", folder.resolve("BOOKS.XLSX")).exitCode()).isZero();
  }

  @Test
  void isListedByItsPaths() {
    var run = commonpurse("report", "list", "--fund", FUND, "--database", database);

    assertThat(run.out())
        .contains("/api/v1/funds/brackenshire/reports/board-pack.html")
        .contains("/api/v1/funds/brackenshire/reports/statements/{partner}.pdf")
        .contains("/api/v1/funds/brackenshire/reports/balances.json")
        .contains("/api/v1/funds/brackenshire/reports/workbook.xlsx");
  }
}
