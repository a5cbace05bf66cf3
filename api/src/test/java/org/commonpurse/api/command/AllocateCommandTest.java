package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code allocate} applies one file to another, and what it refuses. */
class AllocateCommandTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  private static final Path AGREEMENT = EXAMPLE.resolve("agreement.yml");

  private static final Path OUTTURN = EXAMPLE.resolve("outturn.yml");

  @TempDir private Path folder;

  @Test
  void printsWhoPaysAndWhatReservesHoldFirst() {
    var run = allocate(AGREEMENT, OUTTURN);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "Brackenshire Better Care Fund, version",
            "Who pays into the fund",
            "clause             icb      county       acute  unallocated",
            "Sch 3, 4.1        0.00   -8,750.00        0.00         0.00",
            "Sch 3, 4.2   72,587.41   41,700.00        0.00     3,613.81",
            "Sch 3, 5     50,526.00  -25,263.00  -25,263.00         0.00",
            "total       123,113.41    7,687.00  -25,263.00",
            "What the reserves hold now",
            "risk-pool  county   0.00")
        .doesNotContain("overspend £167,901.22");
  }

  @Test
  void printsTheWorkingAfterItWhenAsked() {
    var run = allocate(AGREEMENT, OUTTURN, "--working");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith(allocate(AGREEMENT, OUTTURN).out().stripTrailing())
        .containsSubsequence(
            "The working:",
            "Sch 3, 4.2 (Overspends): overspend £167,901.22.",
            "Brackenshire County Council has reached its limit of £12,000.00");
  }

  @Test
  void printsTheSameAsJsonWithAmountsAsDecimalText() throws IOException {
    var run = allocate(AGREEMENT, OUTTURN, "--json");

    var json = new ObjectMapper().readTree(run.out());
    assertThat(run.exitCode()).isZero();
    assertThat(json.at("/charges/icb").textValue()).isEqualTo("123113.41");
    assertThat(json.at("/charges/county").textValue()).isEqualTo("7687.00");
    assertThat(json.at("/charges/acute").textValue()).isEqualTo("-25263.00");
    assertThat(json.at("/clauses/1/unallocated").textValue()).isEqualTo("3613.81");
    assertThat(json.at("/clauses/1/units/0/working/steps")).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a weight that is negative | joint: {icb: 51, county: 49} | joint: {icb: -51, county: 49} | 17 | -51
          shares that add up to nothing | joint: {icb: 51, county: 49} | joint: {icb: 0, county: 0} | 17 | nothing
          an amount with three decimals | opening: 50000.00 | opening: 50000.001 | 21 | 50000.001
          an unknown partner | joint: {icb: 51, county: 49} | joint: {icb: 51, town: 49} | 17 | town
          a partner named twice | - county: Brackenshire | - icb: Brackenshire | 9 | icb
          malformed YAML | joint: {icb: 51, county: 49} | joint: {icb: 51, county: 49 | 18 | expected
          two rests | - rest: {share | - rest: {share: joint}\\n          - rest: {share | 40 | rest
          an unknown term | bear: owner | carry: owner | 28 | carry
          """)
  void refusesAnAgreementWith(String mistake, String right, String wrong, int line, String value)
      throws IOException {
    var agreement = changed(AGREEMENT, right, wrong.replace("\\n", "\n"));

    var run = allocate(agreement, OUTTURN);

    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .as(mistake)
        .contains("agreement.yml:" + line + ":", value, "nothing was recorded")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an amount with three decimals | actual: 1012345.67 | actual: 1012345.678 | 1012345.678
          an amount that is no number | actual: 1012345.67 | actual: 1.0e6 | 1.0e6
          a year that is none | year: 2023-24 | year: 2023-25 | 2023-25
          another currency | year: 2023-24 | year: 2023-24\\ncurrency: EUR | EUR
          a year outside the agreement | year: 2023-24 | year: 2031-32 | 2031-32
          an unknown key | actual: 1012345.67 | actual: 1012345.67, spent: 1 | spent
          """)
  void refusesAnOutturnWith(String mistake, String right, String wrong, String value)
      throws IOException {
    var outturn = changed(OUTTURN, right, wrong.replace("\\n", "\n"));

    var run = allocate(AGREEMENT, outturn);

    assertThat(run.exitCode()).as(mistake).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(value).containsPattern("othing was (recorded|allocated)");
  }

  /** The risk pool is used up in the first year, so the second has all of its overspend to share. */
  @Test
  void handsWhatAPeriodLeavesOnToTheNext() throws IOException {
    var first = folder.resolve("first.json");
    var next = changed(OUTTURN, "year: 2023-24", "year: 2024-25");

    var run = allocate(AGREEMENT, OUTTURN, "--state-out", first.toString());
    var alone = allocate(AGREEMENT, next);
    var second = folder.resolve("second.json");
    var after =
        allocate(AGREEMENT, next, "--state", first.toString(), "--state-out", second.toString());

    assertThat(run.out()).isEqualTo(allocate(AGREEMENT, OUTTURN).out());
    assertThat(after.err()).isEmpty();
    assertThat(alone.out()).contains("Sch 3, 4.2   72,587.41   41,700.00        0.00     3,613.81");
    assertThat(after.out())
        .contains("What the reserves hold now", "risk-pool  county   0.00")
        .doesNotContain("72,587.41");
    var json = new ObjectMapper().readTree(Files.readString(second));
    assertThat(json.at("/agreement").asText()).isEqualTo("brackenshire-better-care-fund");
    assertThat(json.at("/through").asText()).isEqualTo("2025-03-31");
    assertThat(allocate(AGREEMENT, next, "--state-out", second.toString()).err())
        .contains("[COMMAND_FILE_THERE]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          brackenshire-better-care-fund | other-fund      | 2024-25 | ALLOCATION_STATE_OF_ANOTHER
          2024-03-31                    | 2024-03-31      | 2023-24 | ALLOCATION_STATE_NOT_BEFORE
          2024-03-31                    | 2024-02-30      | 2024-25 | DOCUMENT_NOT_A_DATE
          "owners"                      | "possessors"    | 2024-25 | STATE_NOT_AS_DESCRIBED
          "unowned" : 0                 | "unowned" : 0.5 | 2024-25 | STATE_NOT_AS_DESCRIBED
          """)
  void refusesAState(String right, String wrong, String year, String code) throws IOException {
    var first = folder.resolve("first.json");
    allocate(AGREEMENT, OUTTURN, "--state-out", first.toString());
    var text = Files.readString(first);
    assertThat(text).contains(right);
    Files.writeString(first, text.replace(right, wrong));

    var run =
        allocate(
            AGREEMENT,
            changed(OUTTURN, "year: 2023-24", "year: " + year),
            "--state",
            first.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("[" + code + "]").doesNotContain("\tat ");
  }

  private static Run allocate(Path agreement, Path outturn, String... more) {
    var arguments = new Object[5 + more.length];
    System.arraycopy(
        new Object[] {"allocate", "--agreement", agreement, "--outturn", outturn},
        0,
        arguments,
        0,
        5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return commonpurse(arguments);
  }

  private Path changed(Path original, String right, String wrong) throws IOException {
    var text = Files.readString(original);
    assertThat(text).contains(right);
    return Files.writeString(folder.resolve(original.getFileName()), text.replace(right, wrong));
  }
}
