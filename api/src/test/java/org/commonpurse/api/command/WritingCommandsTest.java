package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.journal.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How commands write in the books. */
class WritingCommandsTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  private static final String BY = "A. Finch";

  @TempDir private Path folder;

  private String database = "";

  @BeforeEach
  void registerTheFund() {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var ledger = Ledger.open(database)) {
      ledger
          .funds()
          .register(FundReader.read(Document.read(EXAMPLE.resolve("fund.yml"))), new Actor(BY));
    }
  }

  @Test
  void plansAYearAndComparesItWithWhatWasSpent() throws IOException {
    var budget =
        acting(
            "plan budget --on 2023-04-01 --line reablement:nhs-minimum:county --payer icb"
                + " --amount 1200.00 --key b1");
    assertThat(budget.exitCode()).as(budget.err()).isZero();
    assertThat(budget.out()).isEqualToIgnoringNewLines("Entry 1 of brackenshire is recorded.\n");
    var virement =
        "plan virement --on 2023-10-01 --from reablement:nhs-minimum:county"
            + " --to home-first:nhs-minimum:acute --amount 200.00 --approved-by Board"
            + " --minute JCB-14/9 --key v1";
    assertThat(acting(virement).exitCode()).isZero();
    assertThat(acting(virement).out()).contains("was recorded before").contains("nothing");
    acting(
        "plan forecast --on 2023-10-01 --line reablement:nhs-minimum:county --amount -30.00"
            + " --reason Vacancies --key f1");

    assertThat(
            run("plan compare --fund brackenshire --year 2023-24 --as-at 2023-09-30").out().lines())
        .containsExactly(
            "scheme        budget   to date  actual   variance  forecast  expected",
            "-".repeat(69),
            "home-first    200.00      0.00    0.00       0.00    200.00      0.00",
            "reablement  1,000.00  1,200.00    0.00  -1,200.00    970.00    -30.00");
    assertThat(
            json("plan compare --fund brackenshire --year 2023-24 --by partner --json")
                .at("/rows/0/partner")
                .textValue())
        .isEqualTo("county");
  }

  @Test
  void refusesAVirementOfMoreThanThereIs() {
    var run =
        acting(
            "plan virement --on 2023-10-01 --from reablement:nhs-minimum:county"
                + " --to home-first:nhs-minimum:acute --amount 0.01 --approved-by Board"
                + " --minute JCB-14/9 --key v1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("LEDGER_VIREMENT_EXCEEDS_BUDGET");
  }

  @Test
  void refusesALineThatIsNone() {
    var run =
        acting("plan budget --on 2023-04-01 --line reablement --payer icb --amount 1.00 --key b1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("SCHEME:STREAM:PROVIDER", "COMMAND_LINE_MALFORMED");
  }

  private JsonNode json(String command) throws IOException {
    return new ObjectMapper().readTree(run(command).out());
  }

  /** Runs a command that writes in the fund. */
  private Run acting(String command) {
    var words = new ArrayList<>(Arrays.asList(command.split(" ")));
    words.addAll(List.of("--fund", "brackenshire", "--by", BY));
    return on(words);
  }

  private Run run(String command) {
    return on(new ArrayList<>(Arrays.asList(command.split(" "))));
  }

  private Run on(List<String> words) {
    words.addAll(List.of("--database", database));
    return commonpurse(words.toArray());
  }
}
