package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other programs write them, taken in by the command. */
class ImportCommandTest {

  private static final String ACCOUNTS =
      """
      accounts:
        - debit: spend:home-first:nhs-minimum:acute
          credit: payable:acute
      """;

  @TempDir private Path folder;

  private String database = "";

  @BeforeEach
  void registerTheFund() {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    var fund = Path.of("..", "config", "example", "fund.yml");
    assertThat(run("register", "--file", fund, "--by", "A. Finch").exitCode()).isZero();
  }

  /** Commas in titles, in names and before the pence do not make a comma the separator. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Date;Service, site;Amount\n01/05/2023;Home, first;10,50\n02/05/2023;Home, first;20,00\n",
        "Payments, May 2023\nDrawn on 1 June, by A. Finch\n\nDate;Amount\n"
            + "01/05/2023;10,50\n02/05/2023;20,00\n",
        "May, June | July\n\nDate|Supplier, site|Amount\n01/05/2023|Fen, Acute|10,50\n"
            + "02/05/2023|Fen, Acute|20,00\n",
        "Report;May;2023;of the fund\nDate\tAmount\n01/05/2023\t10,50\n02/05/2023\t20,00\n"
      })
  void findsTheSeparatorByTheSteadiestColumns(String file) throws IOException {
    var mapping = "columns: {date: Date, amount: Amount}\ndecimalComma: true\n" + ACCOUNTS;

    var run = importing(file, mapping);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 rows make 2 entries");
    assertThat(run("balances", "--fund", "brackenshire").out()).contains("payable:acute", "-30.50");
  }

  @ParameterizedTest
  @CsvSource({"dd/MM/yy, 01/05/23", "d MMM yyyy, 1 May 2023", "d-MMM-yy, 1-MAY-23"})
  void readsYearsOfTwoAndOfFourDigits(String form, String day) throws IOException {
    var mapping = "columns: {date: Date, amount: Amount}\ndates: " + form + "\n" + ACCOUNTS;

    assertThat(importing("Date,Amount\n" + day + ",10.00\n", mapping).err()).isEmpty();
    assertThat(run("entries", "--fund", "brackenshire").out()).contains("2023-05-01");
  }

  /** The file is not looked at: no line of any file could be read. */
  @ParameterizedTest
  @ValueSource(strings = {"DD/MM/YYYY", "dd/MM", "HH:mm", "MMM yyyy"})
  void refusesAMappingByWhichNoDayCanBeRead(String form) throws IOException {
    var mapping = "columns: {date: Date, amount: Amount}\ndates: \"" + form + "\"\n" + ACCOUNTS;

    var run = importing("", mapping);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(form, "LEDGER_DATE_FORM_MALFORMED");
  }

  @Test
  void namesAllColumnsOfTheMappingThatTheFileDoesNotHave() throws IOException {
    var mapping =
        """
        columns: {date: Date, amount: Amount, reference: [Invoice, Number], narrative: [Supplier, Site], key: Id}
        skip: {Status: void}
        accounts:
          - {when: {Service: home}, debit: "spend:home-first:nhs-minimum:{Provider}", credit: payable:acute}
        """;

    var run = importing("Date,Supplier,Amount\nno day,Fen,no amount\n", mapping, "--partial");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "\"Site\", \"Id\", \"Status\", \"Service\", \"Provider\", \"Invoice\" or \"Number\"",
            "[Date, Supplier, Amount]",
            "LEDGER_COLUMN_MISSING")
        .doesNotContain("no day");
    assertThat(run("entries", "--fund", "brackenshire").out()).isEmpty();
  }

  /** Days of the American form, of which the file has a thousand, are one mistake of the mapping. */
  @Test
  void refusesAMappingByWhichNoneOfTheFirstLinesCanBeReadWithOneProblem() throws IOException {
    var file = "Date,Amount\n" + "05/13/2023,10.00\n".repeat(1000);
    var mapping = "columns: {date: Date, amount: Amount}\ndates: dd/MM/yyyy\n" + ACCOUNTS;

    var run = importing(file, mapping, "--partial");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "None of the first 20 lines", "(Date)", "05/13/2023", "LEDGER_MAPPING_FITS_NOTHING")
        .hasLineCount(1);
    assertThat(importing(file + "13/05/2023,10.00\n", mapping).err())
        .as("the first lines count")
        .contains("LEDGER_MAPPING_FITS_NOTHING");
    assertThat(
            importing("Date,Amount\n13/05/2023,10.00\n" + "05/13/2023,1.00\n".repeat(30), mapping)
                .err())
        .as("one that fits makes the others rejects")
        .contains("LEDGER_DATE_MALFORMED")
        .doesNotContain("LEDGER_MAPPING_FITS_NOTHING");
  }

  private static final String PLACED =
      """
      columns: {date: Date, amount: Amount, narrative: Supplier}
      accounts:
        - debit: spend:{Scheme}:{Stream}:{Provider}
          credit: payable:{Provider}
      """;

  private static final String BY_SCHEME =
      """
      Date,Supplier,Scheme,Stream,Provider,Amount
      01/05/2023,Fen,Home first,NHS minimum contribution,acute,10.00
      02/05/2023,Fen,REABLEMENT,council-revenue,Brackenshire County Council,20.00
      """;

  @Test
  void placesLinesByTheCodesAndNamesInTheirColumns() throws IOException {
    var run = importing(BY_SCHEME, PLACED, "--control-total", "30.00");

    assertThat(run.err()).isEmpty();
    assertThat(run("balances", "--fund", "brackenshire").out())
        .containsSubsequence(
            "spend:home-first:nhs-minimum:acute",
            "10.00",
            "spend:reablement:council-revenue:county",
            "20.00");
  }

  @Test
  void namesTheColumnAndTheValueThatTheFundDoesNotHave() throws IOException {
    var run = importing(BY_SCHEME.replace("Home first", "Rehab"), PLACED);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("file.csv:2 (Scheme)", "\"Rehab\"", "LEDGER_SCHEME_UNKNOWN");
    assertThat(run.out()).contains("Nothing was recorded.");
  }

  @Test
  void keepsInSuspenseWhatCannotBePlaced() throws IOException {
    var suspense = PLACED + "suspense: {debit: receivable:county, credit: bank}\n";

    var run = importing(BY_SCHEME.replace("Home first", "Rehab"), suspense);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("1 could not be placed, and go to suspense.");
    assertThat(run("balances", "--fund", "brackenshire").out())
        .containsSubsequence("bank", "-10.00", "receivable:county", "10.00")
        .contains("spend:reablement:council-revenue:county");
  }

  @Test
  void recordsNothingOfAFileThatDoesNotComeToItsControlTotal() throws IOException {
    var run = importing(BY_SCHEME, PLACED, "--partial", "--control-total", "45.50");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("30.00", "45.50", "-15.50", "LEDGER_CONTROL_TOTAL_DIFFERS");
    assertThat(run("entries", "--fund", "brackenshire").out()).isEmpty();
  }

  /** And so that a corrected file sent whole later finds the line recorded. */
  @Test
  void writesRejectsThatCanBeCorrectedAndSentAgain() throws IOException {
    var wrong = BY_SCHEME.replace("Home first", "\"Re\"\"hab\"\"\"");
    var rejects = folder.resolve("rejects.csv");
    assertThat(importing(wrong, PLACED, "--partial", "--rejects", rejects).exitCode()).isOne();
    var lines = Files.readString(rejects);
    assertThat(lines.lines())
        .hasSize(2)
        .element(1)
        .asString()
        .contains("01/05/2023", "\"Re\"\"hab\"\"\"", "\"2\",\"Scheme\",\"LEDGER_SCHEME_UNKNOWN\"");

    var again = importing(lines.replaceFirst("Re\"\"hab\"\"", "Home first"), PLACED);

    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("1 were recorded now.");
    assertThat(importing(BY_SCHEME, PLACED).out()).contains("2 were recorded before.");
  }

  @Test
  void writesAllLinesOfAnEntryOfWhichOneIsRejected() throws IOException {
    var postings =
        """
        key,date,account,amount,narrative
        a,2023-05-01,bank,1.00,First
        a,2023-05-01,surplus,-1.00,First
        b,2023-05-01,bank,2.00,Second
        b,2023-05-01,purse,-2.00,Second
        """;
    var file = Files.writeString(folder.resolve("postings.csv"), postings);
    var rejects = folder.resolve("rejects.csv");
    Object[] words = {
      "import", "--fund", "brackenshire", "--by", "A. Finch", "--partial", "--rejects", rejects
    };
    assertThat(runWith(words, "--file", file).exitCode()).isOne();

    Files.writeString(rejects, Files.readString(rejects).replaceFirst("purse", "surplus"));
    var again = run("import", "--fund", "brackenshire", "--by", "A. Finch", "--file", rejects);

    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("2 rows make 1 entries", "1 were recorded now.");
  }

  private Run runWith(Object[] words, Object... more) {
    return run(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
  }

  private Run importing(String csv, String mapping, Object... more) throws IOException {
    var words = new ArrayList<Object>();
    words.addAll(List.of("import", "--fund", "brackenshire", "--by", "A. Finch", "--file"));
    words.add(Files.writeString(folder.resolve("file.csv"), csv));
    words.add("--mapping");
    words.add(Files.writeString(folder.resolve("mapping.yml"), mapping));
    words.addAll(List.of(more));
    return run(words.toArray());
  }

  private Run run(Object... words) {
    var all = new ArrayList<Object>(List.of(words));
    all.addAll(List.of("--database", database));
    return commonpurse(all.toArray());
  }
}
