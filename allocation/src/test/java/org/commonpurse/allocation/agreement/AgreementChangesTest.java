package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonpurse.allocation.agreement.AgreementChanges.Kind;
import org.commonpurse.ledger.document.Document;
import org.junit.jupiter.api.Test;

/** What differs between two versions of an agreement, clause by clause. */
class AgreementChangesTest {

  private static final String BEFORE =
      """
      agreement: The pool
      version: 1
      in-force: {from: 2024-04-01}
      partners: [{icb: the ICB}, {county: the county}]
      clauses:
        - clause: "1"
          title: Overspends
          takes: overspend
          bands:
            - {up-to: 100.00, bear: icb}
            - {rest: {share: {icb: 1, county: 1}, limit: {county: 50.00}, excess: icb}}
        - clause: "2"
          title: Underspends
          takes: underspend
          bear: owner
        - clause: "3"
          title: Burdens
          takes: burden
          bear: where-it-fell
      """;

  private static Agreement read(String text) {
    return AgreementReader.read(Document.parse("agreement.yml", text));
  }

  private static AgreementChanges changesTo(String after) {
    return AgreementChanges.between(read(BEFORE), read(after));
  }

  @Test
  void areNothingWhereBothReadAlike() {
    assertThat(changesTo(BEFORE).isNothing()).isTrue();
  }

  @Test
  void nameTheSentencesThatWerePutInAndTakenOutWithTheirNumbers() {
    var changes =
        changesTo(
            BEFORE
                .replace("version: 1", "version: 2")
                .replace("up-to: 100.00", "up-to: 200.00")
                .replace("      - {rest", "      - {up-to: 300.00, bear: county}\n      - {rest"));

    assertThat(changes.preamble().orElseThrow().removed())
        .containsExactly("The pool, version 1, in force from 2024-04-01.");
    assertThat(changes.preamble().get().added())
        .containsExactly("The pool, version 2, in force from 2024-04-01.");
    assertThat(changes.order()).isEmpty();
    assertThat(changes.clauses()).hasSize(1);
    var overspends = changes.clauses().get(0);
    assertThat(overspends.reference()).isEqualTo("1");
    assertThat(overspends.kind()).isEqualTo(Kind.CHANGED);
    assertThat(overspends.change().removed())
        .containsExactly("1.1. The first £100.00 stays with the ICB.");
    assertThat(overspends.change().added())
        .containsExactly(
            "1.1. The first £200.00 stays with the ICB.",
            "1.2. The next part up to £300.00 in all stays with the county.");
  }

  @Test
  void tellClausesThatAreNewLeftOutOrTakeAnothersPlace() {
    var changes =
        changesTo(
            BEFORE
                .replace("clause: \"2\"", "clause: \"2A\"\n    replaces: [\"2\"]")
                .replace("clause: \"3\"", "clause: \"4\""));

    assertThat(changes.clauses())
        .extracting(each -> each.reference() + " " + each.kind().word())
        .containsExactly("2A changed", "4 added", "3 left-out");
    assertThat(changes.clauses().get(0).change())
        .isEqualTo(
            new AgreementChanges.Change(
                List.of("2 (Underspends)."),
                List.of(
                    "2A (Underspends).",
                    "2. It takes the place of clause 2 of earlier versions.")));
    assertThat(changes.clauses().get(2).change().added()).isEmpty();
    assertThat(changes.clauses().get(2).change().removed())
        .containsExactly("3 (Burdens).", "1. The burden stays with the partner on which it fell.");
  }

  @Test
  void tellThatClausesAreAppliedInAnotherOrder() {
    int second = BEFORE.indexOf("  - clause: \"2\"");
    int third = BEFORE.indexOf("  - clause: \"3\"");
    var changes =
        changesTo(
            BEFORE.substring(0, second)
                + BEFORE.substring(third)
                + BEFORE.substring(second, third));

    assertThat(changes.clauses()).isEmpty();
    assertThat(changes.order()).containsExactly("1", "3", "2");
  }
}
