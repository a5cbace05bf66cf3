package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a terminal says what caused variances. */
class CausesCommandTest {

  private static final Actor FINCH = new Actor("A. Finch");

  private static final String AGREEMENT =
      """
      agreement: By cause
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county]
      causes: [demand, price]
      clauses:
        - {clause: "1", takes: variance, of: {causes: demand}, share: {icb: 1, county: 1}}
        - {clause: "2", takes: variance, of: {causes: price}, bear: icb}
      """;

  private static final String LINE = " --cause reablement:nhs-minimum:";

  @TempDir private Path folder;

  private String database;

  /** An overspend of £60.00 on nothing. */
  @BeforeEach
  void overspend() throws IOException {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var ledger = Ledger.open(database)) {
      var fund = Path.of("..", "config", "example", "fund.yml");
      ledger.funds().register(FundReader.read(Document.read(fund)), FINCH);
      var postings =
          List.of(
              new Posting(Account.parse("spend:reablement:nhs-minimum:county"), 60_00),
              new Posting(Account.parse("payable:county"), -60_00));
      var entry =
          new JournalEntry(
              FundCode.of("brackenshire"),
              Book.ACTUAL,
              LocalDate.of(2024, 3, 31),
              "Spent",
              "",
              postings);
      ledger.journal().post(new Submission(entry, new EntryKey("spent"), FINCH));
    }
    var file = Files.writeString(folder.resolve("agreement.yml"), AGREEMENT);
    var added = run("agreement add " + file + " --by A.Finch");
    assertThat(added.exitCode()).as(added.err()).isZero();
  }

  private Run run(String command) {
    return commonpurse((command + " --fund brackenshire --database " + database).split(" "));
  }

  @Test
  void dividesTheVarianceOfALine() {
    var causes = LINE + "demand=70.00" + LINE + "price=-20.00";
    var preview = run("allocation preview --year 2023-24 --working" + causes);

    assertThat(preview.exitCode()).as(preview.err()).isZero();
    assertThat(preview.out())
        .contains("Caused by demand: £70.00", "Caused by price: -£20.00")
        .containsPattern("no clause: reablement from nhs-minimum +0.00 +0.00 +10.00");
    var applied = run("allocation apply --year 2023-24 --pay-on 2024-05-31 --by A.Finch" + causes);
    assertThat(applied.exitCode()).as(applied.err()).isZero();
    assertThat(applied.out()).containsPattern("total +15.00 +35.00");
    // A fund before the line is that of the line.
    var ofFund =
        run("allocation preview --year 2023-24" + causes.replace("reab", "brackenshire:reab"));
    assertThat(ofFund.out()).containsPattern("total +15.00 +35.00");
  }

  @Test
  void refusesWhatDividesNoVariance() {
    assertThat(run("allocation preview --year 2023-24" + LINE + "demand=60.01").err())
        .contains("come to 60.01, and its variance is 60.00", "[OUTTURN_CAUSES_BEYOND_VARIANCE]");
    assertThat(run("allocation preview --year 2023-24" + LINE + "prise=1.00").err())
        .contains("Did you mean \"price\"?", "[OUTTURN_CAUSE_UNKNOWN]");
    assertThat(run("allocation preview --year 2023-24 --cause demand=1.00").err())
        .contains("Write it like care:pool:demand=1200.00", "[QUERY_VALUE_MALFORMED]");
  }
}
