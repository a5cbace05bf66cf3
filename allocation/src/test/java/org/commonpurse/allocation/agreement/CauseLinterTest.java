package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Mistake;
import org.junit.jupiter.api.Test;

/** What is warned of causes that an agreement declares, and what of them is refused. */
class CauseLinterTest {

  private static final String START =
      """
      agreement: Linted
      version: 1
      in-force: {from: 2023-04-01}
      partners: [icb, county]
      causes: [{demand: more people}, price]
      clauses:
      """;

  private static List<String> warnings(String clauses) {
    var document = Document.parse("agreement.yml", START + clauses);
    return Linter.check(document, AgreementReader.read(document)).stream()
        .map(each -> each.code() + " " + each.place().line())
        .toList();
  }

  @Test
  void warnsOfACauseThatNoClauseNames() {
    assertThat(
            warnings(
                """
                  - {clause: "1", takes: variance, of: {causes: demand}, bear: icb}
                  - {clause: "2", takes: variance, bear: county}
                """))
        .containsExactly("LINT_CAUSE_NEVER_NAMED 5");
  }

  @Test
  void warnsOfACauseOfWhichNoClauseTakesWhatIsOverOrUnder() {
    var clauses =
        """
          - {clause: "1", takes: overspend, of: {causes: demand}, bear: icb}
          - {clause: "2", takes: variance, of: {causes: price}, bear: icb}
          - {clause: "3", takes: variance, except: {causes: demand}, bear: county}
        """;

    assertThat(warnings(clauses)).containsExactly("LINT_CAUSE_NOT_TAKEN 5");
    assertThat(warnings(clauses.replace("takes: overspend", "takes: variance"))).isEmpty();
  }

  @Test
  void warnsOfWhatHasNoCauseWhereOnlyCausesAreTaken() {
    assertThat(
            warnings(
                "  - {clause: \"1\", takes: variance, of: {causes: [demand, price]}, bear: icb}\n"))
        .containsExactly("LINT_NOT_ALL_TAKEN 7", "LINT_NOT_ALL_TAKEN 7");
  }

  @Test
  void warnsOfACauseThatComesAfterAClauseThatTookEverything() {
    assertThat(
            warnings(
                """
                  - {clause: "1", takes: overspend, bear: icb}
                  - {clause: "2", takes: variance, of: {causes: [demand, price]}, bear: county}
                  - {clause: "3", takes: underspend, bear: county}
                """))
        .containsExactly("LINT_CLAUSES_MAY_OVERLAP 8");
  }

  @Test
  void warnsThatOnlyOverAndUnderspendsHaveCauses() {
    assertThat(
            warnings(
                """
                  - {clause: "1", takes: saving, of: {causes: [demand, price]}, bear: icb}
                  - {clause: "2", takes: variance, bear: icb}
                """))
        .containsExactly("LINT_TAKES_NOTHING 7");
  }

  @Test
  void refusesACauseThatIsDeclaredTwiceOrNotAtAllAndSaysWhatMayBeMeant() {
    var clause = "  - {clause: \"1\", takes: variance, of: {causes: [prize]}, bear: icb}\n";
    var text = (START + clause).replace("price]", "price, price]");

    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () -> AgreementReader.read(Document.parse("agreement.yml", text)));

    assertThat(refusal.mistakes())
        .extracting(Mistake::code)
        .containsExactly("AGREEMENT_CAUSE_TWICE", "AGREEMENT_CAUSE_UNKNOWN");
    assertThat(refusal.mistakes().get(1).message())
        .contains("no cause \"prize\"", "Did you mean \"price\"?");
  }
}
