package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clauses that stay in force after their agreement has ended. */
class SurvivingClausesTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FundCode VALE = FundCode.of("vale");

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: icb
      open: {from: 2022-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: acute, name: Vale Hospitals, kind: nhs-provider}
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: icb, providers: [acute], streams: [pool]}
      """;

  private static final String SURVIVES =
      "{clause: \"2\", takes: saving, survives-until: 2031-03-31, share: {icb: 4, acute: 1}}";

  @TempDir Path folder;
  private Ledger ledger;
  private Fund fund;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = FundReader.read(Document.parse("fund.yml", FUND));
    ledger.funds().register(fund, ADA);
    add(1, "{from: 2022-04-01, until: 2025-03-31}", SURVIVES);
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private void add(int version, String inForce, String clause) {
    var text =
        """
        agreement: Vale agreement
        version: %d
        in-force: %s
        partners: [icb, acute]
        clauses:
          - {clause: "1", takes: variance, share: {icb: 1, acute: 1}}
          - %s
        """
            .formatted(version, inForce, clause);
    new Agreements(ledger.books())
        .add(
            fund,
            Document.parse("agreement.yml", text),
            Openings.ARE_POSTED,
            Optional.empty(),
            ADA);
  }

  private List<String> inForce(String day) {
    var on = LocalDate.parse(day);
    return new Agreements(ledger.books())
        .inForce(VALE, on).stream()
            .flatMap(
                agreement ->
                    agreement.clausesOn(on).stream()
                        .map(clause -> agreement.version() + ": " + clause.reference()))
            .toList();
  }

  @Test
  void areAloneInForceOnceTheAgreementHasEnded() {
    assertThat(inForce("2025-03-31")).containsExactly("1: 1", "1: 2");
    assertThat(inForce("2025-04-01")).containsExactly("1: 2");
    assertThat(inForce("2031-03-31")).containsExactly("1: 2");
    var refusal = catchThrowableOfType(ProblemException.class, () -> inForce("2031-04-01"));
    assertThat(refusal.code()).isEqualTo("AGREEMENT_NONE_IN_FORCE");
  }

  @Test
  void cannotBeLeftOutByALaterVersion() {
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () ->
                add(
                    2,
                    "{from: 2025-04-01, until: 2028-03-31}",
                    "{clause: \"3\", takes: saving, bear: icb}"));

    assertThat(refusal.code()).isEqualTo("AGREEMENT_SURVIVOR_DROPPED");
    assertThat(refusal.getMessage()).contains("Clause 2 of version 1", "2031-03-31", "replaces");
    assertThat(inForce("2025-04-01")).containsExactly("1: 2");
  }

  @Test
  void goOnUnderAVersionThatCarriesThemOver() {
    add(2, "{from: 2025-04-01, until: 2028-03-31}", SURVIVES);

    assertThat(inForce("2025-03-31")).containsExactly("1: 1", "1: 2");
    assertThat(inForce("2025-04-01")).containsExactly("2: 1", "2: 2");
    assertThat(inForce("2030-03-31")).containsExactly("2: 2");
  }

  @Test
  void mayBeReplacedByAClauseThatSaysSo() {
    add(
        2,
        "{from: 2025-04-01, until: 2028-03-31}",
        "{clause: \"3\", replaces: [\"2\"], takes: saving, bear: icb}");

    assertThat(inForce("2027-04-01")).containsExactly("2: 1", "2: 3");
    assertThat(catchThrowableOfType(ProblemException.class, () -> inForce("2029-03-31")).code())
        .isEqualTo("AGREEMENT_NONE_IN_FORCE");
  }

  @Test
  void needNotBeNamedAgainOnceTheyAreReplaced() {
    var replaced = "{clause: \"3\", replaces: [\"2\"], takes: saving, bear: icb}";
    add(2, "{from: 2025-04-01, until: 2028-03-31}", replaced);
    add(3, "{from: 2028-04-01}", "{clause: \"3\", takes: saving, bear: acute}");

    assertThat(inForce("2030-03-31")).containsExactly("3: 1", "3: 3");
  }

  @Test
  void areMissedAlsoByAVersionThatWasThereBeforeTheOneThatHasThem() {
    add(3, "{from: 2026-04-01}", SURVIVES.replace("2031", "2032"));
    var between = SURVIVES.replace("\"2\"", "\"9\", replaces: [\"2\"]");
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () -> add(2, "{from: 2025-04-01, until: 2026-03-31}", between));

    assertThat(refusal.code()).isEqualTo("AGREEMENT_SURVIVOR_DROPPED");
    assertThat(refusal.getMessage()).contains("Clause 9 of version 2", "version 3 has none");
  }

  @Test
  void areSaidToSurvive() {
    var agreement = new Agreements(ledger.books()).inForce(VALE, LocalDate.of(2025, 3, 31)).get(0);

    assertThat(PlainEnglish.of(agreement))
        .contains(
            "  1. This clause stays in force after the agreement has ended, until 2031-03-31.");
  }
}
