package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Notice;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreements that end early by notice: when they may, and what is refused afterwards. */
class NoticeTest {

  private static final Actor ADA = new Actor("Ada");
  private static final AgreementCode CODE = AgreementCode.of("vale-agreement");

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
        - {partner: acute, name: Vale Hospital, kind: nhs-provider}
      streams: [{stream: pool, name: Pooled money}]
      schemes: [{scheme: care, name: Care, lead: county, providers: [county], streams: [pool]}]
      """;

  private static final String SIGNED =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2022-04-01, until: 2026-03-31}
      notice: {months: 12}
      partners: [icb, {county: the county}]
      clauses:
        - {clause: "1", takes: variance, year-to-date: true, share: {icb: 60, county: 40}}
      """;

  private static final Notice NOTICE = notice("county", "2023-09-30", "2024-09-30");

  @TempDir Path folder;

  private Ledger ledger;
  private Fund fund;
  private Agreements agreements;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
    agreements = new Agreements(ledger.books());
    agreements.add(fund, Document.parse("agreement.yml", SIGNED), ADA);
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private static Notice notice(String partner, String given, String ends) {
    return new Notice(
        PartnerCode.of(partner), LocalDate.parse(given), LocalDate.parse(ends), "Letter 7");
  }

  private void give(Notice notice) {
    agreements.giveNotice(fund.code(), CODE, notice, Optional.empty(), ADA);
  }

  private void apply(String year, int month) {
    var request = new Request(fund.code(), FinancialYear.parse(year), month, Map.of(), Map.of());
    new Allocations(ledger.books()).apply(request, LocalDate.of(2024, 6, 30), ADA);
  }

  private Long events() {
    return ledger.books().now(at -> at.stamp(fund.code()).events());
  }

  private static String code(Throwable refusal) {
    return ((ProblemException) refusal).code();
  }

  @Test
  void endsTheAgreementOnItsDayAndRefusesToApplyItAfterwards() {
    give(NOTICE);

    apply("2024-25", 6);
    assertThatThrownBy(() -> apply("2024-25", 7))
        .hasMessageContaining("ended on 2024-09-30 by notice that county gave on 2023-09-30")
        .extracting(NoticeTest::code)
        .isEqualTo("AGREEMENT_ENDED");
    var ended = agreements.get(fund.code(), CODE, 1);
    assertThat(ended.inForceUntil()).hasValue(LocalDate.of(2024, 9, 30));
    assertThat(PlainEnglish.of(ended))
        .contains("It ends on 2024-09-30 by notice that the county gave on 2023-09-30 (Letter 7).");
    assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
  }

  @Test
  void isGivenOnceAndTheSameAgainChangesNothing() {
    give(NOTICE);
    var events = events();
    give(NOTICE);

    assertThat(events()).isEqualTo(events);
    assertThatThrownBy(() -> give(notice("icb", "2023-09-30", "2025-09-30")))
        .extracting(NoticeTest::code)
        .isEqualTo("LEDGER_NOTICE_GIVEN");
  }

  @Test
  void isCarriedOutOnceForItsKey() {
    var request =
        Optional.of(ActRequest.of(new EntryKey("end"), ADA, "agreement-notice", List.of("1")));
    agreements.giveNotice(fund.code(), CODE, NOTICE, request, ADA);
    var events = events();

    assertThat(agreements.giveNotice(fund.code(), CODE, NOTICE, request, ADA).notice())
        .hasValue(NOTICE);
    assertThat(events()).isEqualTo(events);
  }

  @Test
  void endsAVariationTooAndLetsNoVersionFollow() {
    agreements.add(
        fund,
        Document.parse(
            "agreement.yml",
            SIGNED
                .replace("version: 1", "version: 2\nvaries: 1")
                .replace("{from: 2022-04-01, until: 2026-03-31}", "{from: 2024-04-01}")),
        ADA);
    give(NOTICE);
    var third =
        SIGNED
            .replace("version: 1", "version: 3")
            .replace("{from: 2022-04-01, until: 2026-03-31}", "{from: 2026-04-01}");

    assertThat(agreements.get(fund.code(), CODE, 2).inForceUntil())
        .hasValue(LocalDate.of(2024, 9, 30));
    assertThatThrownBy(() -> agreements.add(fund, Document.parse("agreement.yml", third), ADA))
        .extracting(NoticeTest::code)
        .isEqualTo("AGREEMENT_ENDED");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a day too soon              | county | 2023-09-30 | 2024-09-29 | AGREEMENT_NOTICE_TOO_SHORT
          by who is no partner of it  | acute  | 2023-09-30 | 2024-09-30 | AGREEMENT_PARTNER_UNKNOWN
          before it was in force      | county | 2021-09-30 | 2024-09-30 | AGREEMENT_NOTICE_OUTSIDE_TERM
          after it ended              | county | 2026-04-01 | 2027-04-01 | AGREEMENT_NOTICE_OUTSIDE_TERM
          to end when it ends anyway  | county | 2023-09-30 | 2026-03-31 | AGREEMENT_NOTICE_OUTSIDE_TERM
          to end before it is given   | county | 2023-09-30 | 2023-09-29 | AGREEMENT_NOTICE_OUTSIDE_TERM
          """)
  void refusesNotice(String what, String partner, String given, String ends, String code) {
    assertThatThrownBy(() -> give(notice(partner, given, ends)))
        .as(what)
        .hasMessageContaining("nothing was recorded")
        .extracting(NoticeTest::code)
        .isEqualTo(code);
    assertThat(agreements.get(fund.code(), CODE, 1).notice()).isEmpty();
  }

  @Test
  void refusesToEndAnAgreementThatTheFundDoesNotHave() {
    assertThatThrownBy(
            () ->
                agreements.giveNotice(
                    fund.code(), AgreementCode.of("other"), NOTICE, Optional.empty(), ADA))
        .extracting(NoticeTest::code)
        .isEqualTo("LEDGER_AGREEMENT_UNKNOWN");
  }
}
