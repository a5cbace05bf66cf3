package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.ACUTE;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.actual;
import static org.commonpurse.ledger.Samples.submission;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Provision;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.VatRegime;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** VAT that a fund's host can or cannot recover, told by scheme. */
class VatTest {

  private static final Account COST =
      Account.parse("irrecoverable-vat:reablement:nhs-minimum:community");
  private static final Account CLAIM = Account.parse("recoverable-vat:reablement");

  private static final VatRegime BY_COUNTY = new VatRegime.RecoveredBy(COUNTY);

  private static Fund fund(Optional<VatRegime> vat) {
    var fund = Samples.fund();
    return fund.withSchemes(
        fund.schemes().stream()
            .map(
                scheme ->
                    new Scheme(
                        scheme.code(),
                        scheme.name(),
                        scheme.lead(),
                        scheme.providers(),
                        scheme.streams(),
                        scheme.nature(),
                        Provision.EXISTING,
                        Optional.empty(),
                        vat))
            .toList());
  }

  private static JournalEntry bought(Account vat) {
    return actual(
        "2023-05-02",
        "Equipment",
        Posting.debit(Account.parse("spend:reablement:nhs-minimum:community"), 100_00),
        Posting.debit(vat, 20_00),
        Posting.credit(Account.payable(COMMUNITY), 120_00));
  }

  private static String codeOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).code();
  }

  private static Ledger open(TestStores store, Optional<VatRegime> vat) {
    var ledger = Ledger.open(store.fresh());
    ledger.funds().register(fund(vat), TREASURER);
    return ledger;
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesVatOfASchemeOfWhichTheFundDoesNotSayWhetherItComesBack(TestStores store) {
    try (var ledger = open(store, Optional.empty())) {
      for (var account : new Account[] {COST, CLAIM}) {
        assertThat(codeOf(() -> ledger.journal().post(submission("e", bought(account)))))
            .isEqualTo("LEDGER_VAT_UNSAID");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesToClaimBackWhatNobodyRecovers(TestStores store) {
    try (var ledger = open(store, Optional.of(VatRegime.IRRECOVERABLE))) {
      assertThat(codeOf(() -> ledger.journal().post(submission("e", bought(CLAIM)))))
          .isEqualTo("LEDGER_VAT_IRRECOVERABLE");
      ledger.journal().post(submission("e", bought(COST)));
      assertThat(ledger.verification().all()).allMatch(one -> one.isSound());
    }
  }

  /** Some VAT is blocked for every buyer. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesBothOfASchemeWhoseVatIsRecovered(TestStores store) {
    try (var ledger = open(store, Optional.of(BY_COUNTY))) {
      ledger.journal().post(submission("claim", bought(CLAIM)));
      ledger.journal().post(submission("cost", bought(COST)));
    }
  }

  /** What was claimed while it could be is still paid or taken back after the regime has changed. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesRefundsAndReversalsOfEarlierClaimsWhateverTheFundSaysNow(TestStores store) {
    try (var ledger = open(store, Optional.of(BY_COUNTY))) {
      ledger.journal().post(submission("one", bought(CLAIM)));
      Receipt second = ledger.journal().post(submission("two", bought(CLAIM)));
      ledger.funds().amend(fund(Optional.of(VatRegime.IRRECOVERABLE)), TREASURER);

      var refund =
          actual(
              "2023-08-01",
              "From HMRC",
              Posting.debit(Account.bank(), 20_00),
              Posting.credit(CLAIM, 20_00));
      ledger.journal().post(submission("refund", refund));
      ledger
          .journal()
          .reverse(
              new Reversal(
                  FUND,
                  second.sequence(),
                  refund.effectiveOn(),
                  "Sent back",
                  Optional.empty(),
                  new EntryKey("back"),
                  TREASURER));
      assertThat(codeOf(() -> ledger.journal().post(submission("three", bought(CLAIM)))))
          .isEqualTo("LEDGER_VAT_IRRECOVERABLE");
    }
  }

  /** So a new host cannot go on as if it recovered what the old one did. */
  @Test
  void isRecoveredByTheHostOrTheLeadOfTheSchemeAlone() {
    assertThat(fund(Optional.of(BY_COUNTY)).host()).isEqualTo(COUNTY);
    assertThat(codeOf(() -> fund(Optional.of(new VatRegime.RecoveredBy(ACUTE)))))
        .isEqualTo("LEDGER_VAT_NOT_OF_BUYER");
  }
}
