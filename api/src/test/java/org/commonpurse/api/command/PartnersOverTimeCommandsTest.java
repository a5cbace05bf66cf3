package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners that are renamed, merge and split within a year, by commands. */
class PartnersOverTimeCommandsTest {

  private static final String BALANCES =
      "balances --fund brackenshire --kind receivable --by partner";

  private static final String PARTNERS =
      """
      partners:
        - {partner: north, name: North CCG, kind: nhs-commissioner}
        - {partner: south, name: South CCG, kind: nhs-commissioner}
      """;

  private static final String SUCCESSORS =
      """
        - {partner: east, name: East Brackenshire Council, kind: council}
        - {partner: west, name: West Brackenshire Council, kind: council}
      """;

  private static final String SUCCESSIONS =
      """

      successions:
        - {from: north, to: icb, on: 2022-07-01}
        - {from: south, to: icb, on: 2022-07-01}
        - {from: county, to: east, on: 2023-04-01, part: 555/1000}
        - {from: county, to: west, on: 2023-04-01, part: 445/1000}
      """;

  @TempDir private Path folder;

  private String database = "";

  @BeforeEach
  void registerTheFundAndPost() throws IOException {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    var registered = run("register --by Finch --file " + file("fund.yml", fund()));
    assertThat(registered.out())
        .as(registered.err())
        .isEqualToIgnoringNewLines("Fund brackenshire is recorded.\n");
    due("north", "2022-05-01", "250.00");
    due("south", "2022-06-01", "100.00");
    due("icb", "2022-08-01", "650.00");
    due("county", "2022-06-01", "1234.57");
  }

  @Test
  void showsPartnersApartAndThoseThatSucceedThemTogether() throws IOException {
    assertThat(rows(BALANCES + " --partners together"))
        .as("before anybody succeeds anybody")
        .containsExactly("county 1,234.57", "icb 650.00", "north 250.00", "south 100.00");

    amend(SUCCESSIONS);

    assertThat(rows(BALANCES))
        .containsExactly("county 1,234.57", "icb 650.00", "north 250.00", "south 100.00");
    assertThat(rows(BALANCES + " --partners together"))
        .as("a merger, and a split by 55.5 and 44.5 in the hundred")
        .containsExactly("east 685.19", "icb 1,000.00", "west 549.38");
    assertThat(rows(BALANCES + " --partners together --as-at 2022-06-30"))
        .as("the day before the merger, in the middle of the year")
        .containsExactly("county 1,234.57", "north 250.00", "south 100.00");
    assertThat(rows(BALANCES + " --partners together --as-at 2022-07-01"))
        .containsExactly("county 1,234.57", "icb 350.00");
  }

  @Test
  void printsAStatementWithWhatPredecessorsLeft() throws IOException {
    amend(SUCCESSIONS);

    assertThat(rows("statement --fund brackenshire --partner icb --partners together"))
        .containsExactly(
            "opening balance 0.00",
            "2022-05-01 1 receivable:north Contribution due 250.00 250.00",
            "2022-06-01 2 receivable:south Contribution due 100.00 350.00",
            "2022-08-01 3 receivable:icb Contribution due 650.00 1,000.00",
            "closing balance 1,000.00");
    assertThat(rows("statement --fund brackenshire --partner icb")).hasSize(3);
  }

  @Test
  void keepsTheBooksOfAPartnerThatIsRenamed() throws IOException {
    run(
        "amend --by Finch --file "
            + file(
                "renamed.yml",
                fund().replace("Brackenshire County Council", "Brackenshire Unitary Council")));

    assertThat(run("funds --json").out()).contains("Brackenshire Unitary Council");
    assertThat(rows(BALANCES)).contains("county 1,234.57");
  }

  @Test
  void refusesToLosePartnersAndPartsThatAreNoWhole() throws IOException {
    var lost =
        fund().replace("  - {partner: south, name: South CCG, kind: nhs-commissioner}\n", "");
    assertThat(run("amend --by Finch --file " + file("lost.yml", lost)).err())
        .contains("south", "LEDGER_FUND_LOSES");
    var half = withSuccessors() + SUCCESSIONS.replace("445/1000", "444/1000");
    var refused = run("amend --by Finch --file " + file("half.yml", half));
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("county");
    assertThat(rows(BALANCES + " --partners together")).hasSize(4);
  }

  @Test
  void routesToSuccessorsWhereTheRulesSaySo() throws IOException {
    amend(SUCCESSIONS);
    var csv = file("due.csv", "Day,Amount\n2022-07-05,40.00\n2022-06-05,2.00\n");
    var mapping =
        file(
            "mapping.yml",
            """
            columns: {date: Day, amount: Amount}
            dates: yyyy-MM-dd
            accounts:
              - {debit: "receivable:south", credit: "contribution:south:nhs-minimum"}
            """);
    var imported = "import --fund brackenshire --by Finch --mapping " + mapping + " --file " + csv;
    assertThat(run(imported).err()).contains("[LEDGER_PARTNER_ENDED]");

    run("rules set --fund brackenshire --by Finch --file " + file("r", "endedPartners: route"));

    assertThat(due("north", "2022-07-01", "10.00").out())
        .isEqualToIgnoringNewLines(
            "Entry 5 of brackenshire is recorded. It counts for icb in place of north.");
    assertThat(run(imported).err()).isEmpty();
    assertThat(rows(BALANCES))
        .containsExactly("county 1,234.57", "icb 700.00", "north 250.00", "south 102.00");
    assertThat(run("entries --fund brackenshire --after 4").out())
        .contains("Contribution due (icb in place of north)", "(icb in place of south)");
    assertThat(run("verify").exitCode()).isZero();
  }

  private String amend(String successions) throws IOException {
    var run = run("amend --by Finch --file " + file("amended.yml", withSuccessors() + successions));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private Run due(String partner, String day, String amount) throws IOException {
    var entry =
        """
        {book: actual, effectiveOn: "%s", narrative: Contribution due, currency: GBP, postings: [\
        {account: "receivable:%s", debit: "%s"}, \
        {account: "contribution:%s:nhs-minimum", credit: "%s"}]}
        """
            .formatted(day, partner, amount, partner, amount);
    var run =
        run(
            "post --fund brackenshire --by Finch --key "
                + partner
                + day
                + " --file "
                + file("e", entry));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private static String fund() throws IOException {
    return Files.readString(Path.of("..", "config", "example", "fund.yml"))
        .replace("partners:\n", PARTNERS);
  }

  private static String withSuccessors() throws IOException {
    return fund().replace("\nstreams:\n", SUCCESSORS + "\nstreams:\n");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** The rows below the header and its rule. */
  private List<String> rows(String command) {
    return run(command)
        .out()
        .lines()
        .skip(2)
        .map(row -> row.strip().replaceAll(" +", " "))
        .toList();
  }

  private Run run(String command) {
    var words = new ArrayList<>(Arrays.asList(command.split(" ")));
    words.addAll(List.of("--database", database));
    return commonpurse(words.toArray());
  }
}
