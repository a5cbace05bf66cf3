package org.commonpurse.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.ACUTE;
import static org.commonpurse.ledger.Samples.ADMISSIONS;
import static org.commonpurse.ledger.Samples.CHARITY;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How accounts are named, and which of them a fund has. */
class AccountTest {

  private static final NatureCode NATURE = NatureCode.of("cashable");

  private static ProblemException problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call);
  }

  @Test
  void readsBackThePathOfEveryKind() {
    Map<Account, String> paths =
        Map.ofEntries(
            Map.entry(Account.bank(), "bank"),
            Map.entry(Account.receivable(ICB), "receivable:icb"),
            Map.entry(Account.payable(COMMUNITY), "payable:community"),
            Map.entry(Account.contribution(ICB, MINIMUM), "contribution:icb:nhs-minimum"),
            Map.entry(
                Account.spend(REABLEMENT, MINIMUM, COMMUNITY),
                "spend:reablement:nhs-minimum:community"),
            Map.entry(
                Account.of(AccountKind.IRRECOVERABLE_VAT, REABLEMENT, MINIMUM, COMMUNITY),
                "irrecoverable-vat:reablement:nhs-minimum:community"),
            Map.entry(
                Account.of(AccountKind.RECOVERABLE_VAT, REABLEMENT), "recoverable-vat:reablement"),
            Map.entry(
                Account.forecast(REABLEMENT, MINIMUM, COMMUNITY),
                "forecast:reablement:nhs-minimum:community"),
            Map.entry(Account.riskShare(ICB, ClauseCode.of("clause-4")), "risk-share:icb:clause-4"),
            Map.entry(
                Account.of(AccountKind.CLIENT_CHARGE, REABLEMENT), "client-charge:reablement"),
            Map.entry(Account.of(AccountKind.INTEREST), "interest"),
            Map.entry(Account.of(AccountKind.OTHER_INCOME, MINIMUM), "other-income:nhs-minimum"),
            Map.entry(Account.sharing(ICB, ClauseCode.of("clause-4")), "sharing:icb:clause-4"),
            Map.entry(Account.advance(ICB, ClauseCode.of("loan")), "advance:icb:loan"),
            Map.entry(Account.undecided(ClauseCode.of("clause-4")), "undecided:clause-4"),
            Map.entry(Account.surplus(), "surplus"),
            Map.entry(Account.reserve(ReserveCode.of("pool"), ICB), "reserve:pool:icb"),
            Map.entry(
                Account.saving(ICB, REABLEMENT, ADMISSIONS, NATURE),
                "saving:icb:reablement:emergency-admissions:cashable"),
            Map.entry(
                Account.burden(ACUTE, REABLEMENT, ADMISSIONS, NATURE),
                "burden:acute:reablement:emergency-admissions:cashable"),
            Map.entry(
                Account.measure(REABLEMENT, ADMISSIONS),
                "measure:reablement:emergency-admissions"));
    assertThat(paths.keySet().stream().map(Account::kind).distinct())
        .containsExactlyInAnyOrder(AccountKind.values());
    paths.forEach(
        (account, path) -> {
          assertThat(account.path()).isEqualTo(path);
          assertThat(account).hasToString(path);
          assertThat(Account.parse(path)).isEqualTo(account);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "purse | LEDGER_ACCOUNT_KIND_UNKNOWN",
        "'' | LEDGER_ACCOUNT_KIND_UNKNOWN",
        "receivable | LEDGER_ACCOUNT_INCOMPLETE",
        "bank:icb | LEDGER_ACCOUNT_INCOMPLETE",
        "contribution:icb | LEDGER_ACCOUNT_INCOMPLETE",
        "receivable: | LEDGER_CODE_MALFORMED",
        "receivable:ICB! | LEDGER_CODE_MALFORMED",
      })
  void refusesOtherPaths(String path, String code) {
    assertThat(problemOf(() -> Account.parse(path)).code()).isEqualTo(code);
  }

  @Test
  void namesTheKindsThereAreAndThePartsThatAreMissing() {
    assertThat(problemOf(() -> Account.parse("purse:icb")))
        .hasMessageContaining("begins with \"purse\"")
        .hasMessageContaining("risk-share");
    assertThat(problemOf(() -> Account.parse("contribution:icb")))
        .hasMessageContaining("[partner, stream], but [icb] was given");
  }

  @Test
  void findsKindsByTheirWordHoweverItIsWritten() {
    assertThat(AccountKind.find("Risk_Share")).contains(AccountKind.RISK_SHARE);
    assertThat(AccountKind.find("risk-share")).contains(AccountKind.RISK_SHARE);
    assertThat(AccountKind.find("risk")).isEmpty();
  }

  @Test
  void tellsTheCodeOfEachOfItsDimensions() {
    Account spend = Account.spend(REABLEMENT, MINIMUM, COMMUNITY);
    assertThat(spend.value(Dimension.SCHEME)).contains(REABLEMENT);
    assertThat(spend.value(Dimension.STREAM)).contains(MINIMUM);
    assertThat(spend.value(Dimension.PROVIDER)).contains(COMMUNITY);
    assertThat(spend.value(Dimension.PARTNER)).isEmpty();
  }

  @Test
  void takesNoCodeOfAnotherDimension() {
    assertThatThrownBy(() -> Account.of(AccountKind.RECEIVABLE, MINIMUM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("partner takes no StreamCode nhs-minimum");
  }

  @Test
  void hasAccountsOnlyForWhatTheFundHas() {
    var check = new EntryCheck(Samples.fund());
    for (Account account :
        List.of(
            Account.contribution(COUNTY, DFG),
            Account.spend(REABLEMENT, MINIMUM, CHARITY),
            Account.reserve(ReserveCode.of("any"), ICB),
            Account.riskShare(ICB, ClauseCode.of("any")),
            Account.saving(ICB, REABLEMENT, ADMISSIONS, NatureCode.of("any")))) {
      check.requireKnown(account);
    }
    PartnerCode nobody = PartnerCode.of("nobody");
    Map<Account, String> unknown =
        Map.of(
            Account.receivable(nobody), "LEDGER_PARTNER_UNKNOWN",
            Account.payable(nobody), "LEDGER_PROVIDER_UNKNOWN",
            Account.contribution(ICB, StreamCode.of("nobody")), "LEDGER_STREAM_UNKNOWN",
            Account.measure(SchemeCode.of("nobody"), ADMISSIONS), "LEDGER_SCHEME_UNKNOWN",
            Account.measure(REABLEMENT, MeasureCode.of("nobody")), "LEDGER_MEASURE_UNKNOWN",
            Account.spend(REABLEMENT, MINIMUM, ACUTE), "LEDGER_PROVIDER_NOT_OF_SCHEME",
            Account.contribution(ACUTE, MINIMUM), "LEDGER_PARTNER_MAY_NOT_CONTRIBUTE");
    unknown.forEach(
        (account, code) ->
            assertThat(problemOf(() -> check.requireKnown(account)))
                .hasMessageContaining("account " + account)
                .hasMessageContaining("nothing was recorded")
                .satisfies(
                    refusal ->
                        assertThat(refusal.fields()).containsEntry("account", account.path()))
                .extracting(ProblemException::code)
                .isEqualTo(code));
    assertThat(problemOf(() -> check.requireKnown(Account.spend(REABLEMENT, MINIMUM, ACUTE))))
        .hasMessageContaining("whose providers are [community, charity]");
  }

  @Test
  void countsOnlyWithinTheFundsLife() {
    var check = new EntryCheck(Samples.fund());
    check.requireWithinLife(Samples.due("2016-04-01", ICB, MINIMUM, 1));
    check.requireWithinLife(Samples.due("2026-03-31", ICB, MINIMUM, 1));
    for (String day : List.of("2016-03-31", "2026-04-01")) {
      assertThat(problemOf(() -> check.requireWithinLife(Samples.due(day, ICB, MINIMUM, 1))))
          .hasMessageContaining("lasts from 2016-04-01 to 2026-03-31")
          .extracting(ProblemException::code)
          .isEqualTo("LEDGER_DATE_OUTSIDE_FUND");
    }
  }
}
