package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code agreement read} and {@code agreement diff} read files without any database. */
class AgreementFileCommandsTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example", "agreement.yml");

  @TempDir private Path folder;

  @Test
  void readsAnAgreementAsNumberedSentences() {
    var run = commonpurse("agreement", "read", "--agreement", EXAMPLE);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .startsWith(
            "Brackenshire Better Care Fund, version 3, in force from 2022-04-01 until 2026-03-31.")
        .containsSubsequence(
            "Sch 3, 4.2 (Overspends).",
            "  2. An overspend goes to each of these in turn:",
            "    2.1. All of it is met from the risk pool.");
  }

  @Test
  void readsAnAgreementAsATreeOfParagraphs() throws IOException {
    var run = commonpurse("agreement", "read", "--agreement", EXAMPLE, "--json");

    var overspends = new ObjectMapper().readTree(run.out()).at("/clauses/1/paragraphs/1");
    assertThat(overspends.path("number").textValue()).isEqualTo("2.");
    assertThat(overspends.path("text").textValue())
        .isEqualTo("An overspend goes to each of these in turn:");
    assertThat(overspends.at("/beneath/0/number").textValue()).isEqualTo("2.1.");
    assertThat(overspends.at("/beneath/0/text").textValue())
        .isEqualTo("All of it is met from the risk pool.");
  }

  @Test
  void readsLayersAsATableToo() throws IOException {
    var run = commonpurse("agreement", "read", "--agreement", EXAMPLE, "--tables");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .containsSubsequence(
            "Table of 2.2. What is left is taken in layers:",
            "From | Up to | The layer",
            "£0.00 | 2% of the budget | is shared 51% to Brackenshire ICB and 49% to Brackenshire"
                + " County Council",
            "4% of the budget | no end | as paragraph 2.2.3. says");

    var json = commonpurse("agreement", "read", "--agreement", EXAMPLE, "--tables", "--json");

    var clauses = new ObjectMapper().readTree(json.out()).path("clauses");
    var table = clauses.at("/1/tables/0");
    assertThat(table.path("paragraph").textValue()).isEqualTo("2.2.");
    assertThat(table.path("columns")).hasSize(3);
    assertThat(table.at("/rows/2/2").textValue()).isEqualTo("as paragraph 2.2.3. says");
    assertThat(clauses.at("/0/tables").isArray()).isTrue();
    assertThat(clauses.at("/0/tables")).isEmpty();
  }

  @Test
  void tellsWhatDiffersClauseByClause() throws IOException {
    var later = changed("up-to: 2% of budget", "up-to: 3% of budget");

    var run = commonpurse("agreement", "diff", EXAMPLE, later);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .hasSize(3)
        .first()
        .isEqualTo("Sch 3, 4.2 (Overspends) is changed:");
    assertThat(run.out().lines().toList().get(1))
        .startsWith("  - 2.2.1. The first 2% of the budget ");
    assertThat(run.out().lines().toList().get(2))
        .startsWith("  + 2.2.1. The first 3% of the budget ");
  }

  @Test
  void tellsTheSameAsJson() throws IOException {
    var later = changed("title: Overspends", "title: What is spent too much");

    var run = commonpurse("agreement", "diff", EXAMPLE, later, "--json");

    var json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/clauses/0/what").textValue()).isEqualTo("changed");
    assertThat(json.at("/clauses/0/removed/0").textValue()).isEqualTo("Sch 3, 4.2 (Overspends).");
    assertThat(json.at("/clauses/0/added/0").textValue())
        .isEqualTo("Sch 3, 4.2 (What is spent too much).");
    assertThat(json.path("order")).isEmpty();
  }

  @Test
  void saysThatBothSayTheSame() {
    assertThat(commonpurse("agreement", "diff", EXAMPLE, EXAMPLE).out())
        .isEqualToIgnoringNewLines("Both say the same.");
  }

  @Test
  void refusesWhatIsNoAgreementWithItsPlace() throws IOException {
    var refused =
        commonpurse("agreement", "diff", EXAMPLE, changed("takes: overspend", "takes: much"));

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("agreement.yml:");
    assertThat(refused.out()).isEmpty();
  }

  private Path changed(String what, String with) throws IOException {
    var text = Files.readString(EXAMPLE);
    assertThat(text).contains(what);
    return Files.writeString(folder.resolve("agreement.yml"), text.replace(what, with));
  }
}
