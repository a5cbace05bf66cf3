package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code lint} warns of an agreement in a file, and what it refuses. */
class LintCommandTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  @TempDir private Path folder;

  @Test
  void warnsWithThePlaceAndTheClauseAndCountsTheWarnings() throws IOException {
    var run =
        commonpurse("lint", "--agreement", changed("icb: 51, county: 49", "icb: 51, county: 48"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .contains(
            "agreement.yml:30:5 (clauses[1]): The shares of Sch 3, 4.2 add up to 99, where a reader"
                + " expects 100; they are used in proportion. [LINT_SHARES_NOT_WHOLE]")
        .last()
        .asString()
        .isEqualTo("Brackenshire Better Care Fund, version 3: 3 warnings.");
  }

  @Test
  void printsTheWarningsAsJson() throws IOException {
    var run = commonpurse("lint", "--agreement", EXAMPLE.resolve("agreement.yml"), "--json");

    var json = new ObjectMapper().readTree(run.out());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(json.path("agreement").textValue()).isEqualTo("brackenshire-better-care-fund");
    assertThat(json.path("warnings")).hasSize(2);
    assertThat(json.at("/warnings/0/code").textValue()).isEqualTo("LINT_CAN_STAY_UNALLOCATED");
    assertThat(json.at("/warnings/0/clause").textValue()).isEqualTo("Sch 3, 4.2");
    assertThat(json.at("/warnings/0/place/line").intValue()).isEqualTo(30);
    assertThat(json.at("/warnings/1/code").textValue()).isEqualTo("LINT_NOT_ALL_TAKEN");
  }

  @Test
  void saysThatThereIsNothingToWarnOf() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("whole.yml"),
            """
            agreement: Whole
            version: 1
            in-force: {from: 2023-04-01}
            partners: [icb, county]
            clauses: [{clause: "1", takes: variance, bear: lead}]
            """);

    assertThat(commonpurse("lint", "--agreement", file).out())
        .isEqualToIgnoringNewLines("Whole, version 1: no warnings.");
  }

  @Test
  void refusesWhatCannotBeUsedWithItsPlaceAndItsClause() throws IOException {
    var run = commonpurse("lint", "--agreement", changed("bear: owner", "bear: town"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("agreement.yml:28:11", "In clause \"Sch 3, 4.1\"", "\"town\"", "PARTNER_UNKNOWN");
  }

  @Test
  void checksAgainstAFundWhatTheAgreementNames() throws IOException {
    var database = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var ledger = Ledger.open(database)) {
      ledger
          .funds()
          .register(
              FundReader.read(Document.read(EXAMPLE.resolve("fund.yml"))), new Actor("A. Finch"));
    }
    var file = changed("streams: [dfg]", "streams: [gardening]");

    var alone = commonpurse("lint", "--agreement", file);
    var forFund =
        commonpurse("lint", "--agreement", file, "--fund", "brackenshire", "--database", database);

    assertThat(alone.exitCode()).as(alone.err()).isZero();
    assertThat(forFund.exitCode()).isEqualTo(1);
    assertThat(forFund.err())
        .contains("In clause \"Sch 3, 4.1\"", "gardening", "AGREEMENT_UNKNOWN_TO_FUND");
  }

  private Path changed(String right, String wrong) throws IOException {
    var text = Files.readString(EXAMPLE.resolve("agreement.yml"));
    assertThat(text).contains(right);
    return Files.writeString(folder.resolve("agreement.yml"), text.replace(right, wrong));
  }
}
