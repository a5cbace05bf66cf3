package org.commonpurse.api.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.commonpurse.allocation.agreement.PartnerSees;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which agreement says what a partner sees. */
class SightsTest {

  private static final Actor ADA = new Actor("Ada");

  @TempDir private Path folder;

  private Ledger ledger;

  private Fund fund;

  @BeforeEach
  void open() throws Exception {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("sights.db"));
    var text =
        Files.readString(Path.of("..", "config", "example", "fund.yml"))
            .replace("open: {from: 2022-04-01}", "open: {from: 2020-04-01}")
            .replace(
                "\nstreams:",
                """
                  - {partner: ccg, name: Old CCG, kind: nhs-commissioner}
                  - {partner: home, name: A care home, kind: independent-provider}
                successions:
                  - {from: ccg, to: icb, on: 2022-07-01}
                streams:""")
            .replace("providers: [acute, county]", "providers: [acute, home]");
    fund = FundReader.read(Document.parse("fund.yml", text));
    ledger.funds().register(fund, ADA);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void agree(String title, String inForce, String partners, String sees) {
    var text =
        """
        agreement: %s
        version: 1
        in-force: {%s}
        partners: [%s]
        %s
        clauses:
          - {clause: "1", title: Shared, takes: variance, share: {county: 1}}
        """
            .formatted(title, inForce, partners, sees);
    new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", text), ADA);
  }

  private PartnerSees level(String partner, String day) {
    var sight =
        ledger
            .books()
            .now(
                at ->
                    Sights.of(
                        at, fund.code(), Set.of(PartnerCode.of(partner)), LocalDate.parse(day)));
    return sight instanceof PartSight part ? part.level() : PartnerSees.EVERYTHING;
  }

  @Test
  void keepsNothingWhereNoAgreementSaysSo() {
    assertThat(level("county", "2023-05-01")).isEqualTo(PartnerSees.EVERYTHING);
    agree("One", "from: 2022-04-01", "county, icb", "");
    assertThat(level("county", "2023-05-01")).isEqualTo(PartnerSees.EVERYTHING);
    assertThat(level("home", "2023-05-01")).isEqualTo(PartnerSees.EVERYTHING);
  }

  @Test
  void goesByTheAgreementOfTheDayAndAfterItsEndByTheLast() {
    agree("One", "from: 2022-04-01, until: 2023-03-31", "county, icb", "partners-see: own-lines");
    agree(
        "Two",
        "from: 2023-04-01, until: 2024-03-31",
        "county, icb",
        "partners-see: {icb: no-other-providers}");
    assertThat(level("county", "2022-03-31")).isEqualTo(PartnerSees.EVERYTHING);
    assertThat(level("county", "2023-03-31")).isEqualTo(PartnerSees.OWN_LINES);
    assertThat(level("county", "2023-04-01")).isEqualTo(PartnerSees.EVERYTHING);
    assertThat(level("icb", "2023-04-01")).isEqualTo(PartnerSees.NO_OTHER_PROVIDERS);
    assertThat(level("icb", "2026-04-01")).isEqualTo(PartnerSees.NO_OTHER_PROVIDERS);
  }

  @Test
  void goesByTheStrictestOfSeveralAndGivesWhoIsNoPartnerTheLeast() {
    agree("One", "from: 2022-04-01", "county, icb", "partners-see: {county: own-lines}");
    agree("Two", "from: 2022-04-01", "county, icb", "partners-see: no-other-providers");
    assertThat(level("county", "2023-05-01")).isEqualTo(PartnerSees.OWN_LINES);
    assertThat(level("icb", "2023-05-01")).isEqualTo(PartnerSees.NO_OTHER_PROVIDERS);
    assertThat(level("home", "2023-05-01")).isEqualTo(PartnerSees.OWN_LINES);
  }

  @Test
  void showsASuccessorWhatThoseSawThatItSucceeded() {
    agree("One", "from: 2020-04-01", "county, ccg", "partners-see: {ccg: own-lines}");
    var sight =
        (PartSight)
            ledger
                .books()
                .now(
                    at ->
                        Sights.of(
                            at,
                            fund.code(),
                            Set.of(PartnerCode.of("icb")),
                            LocalDate.of(2023, 5, 1)));
    assertThat(sight.partners())
        .containsExactlyInAnyOrder(PartnerCode.of("icb"), PartnerCode.of("ccg"));
    assertThat(sight.level()).isEqualTo(PartnerSees.OWN_LINES);
    assertThat(sight.providers())
        .containsExactlyInAnyOrder(PartnerCode.of("acute"), PartnerCode.of("home"));
    assertThat(sight.hidden()).isEmpty();
  }
}
