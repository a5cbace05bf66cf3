package org.commonpurse.allocation.horizon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Worked case H08: a purchase of 1,000,000 with 200,000 of VAT costs 1,000,000 where a council hosts,
 * and 1,200,000 where an NHS body does.
 *
 * @see <a
 *     href="https://rsmuk.com/ideas-and-insights/nhs-health-matters-summer-2017/pooled-funds-the-taxing-problem-of-nhs">the
 *     taxing problem of NHS pooled funds</a>
 */
class VatOfHostTest {

  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: %s
      open: {from: 2023-04-01}
      vat: %s
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
      streams: [{stream: pool, name: Pooled money}]
      schemes: [{scheme: care, name: Care, lead: icb, providers: [county], streams: [pool]}]
      """;

  private static final String AGREEMENT =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2023-04-01}
      partners: [icb, county]
      clauses: [{clause: "1", takes: variance, share: {icb: 3, county: 1}}]
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          county | {recoveredBy: county} | recoverable-vat:care               | 1000000.00
          icb    | irrecoverable         | irrecoverable-vat:care:pool:county | 1200000.00
          """)
  void costsThePartnersTheVatThatTheHostCannotRecover(
      String host, String vat, String account, String cost) {
    try (var fund = new FundByHand(folder, FUND.formatted(host, vat))) {
      fund.agree(AGREEMENT);
      fund.post(
          Book.ACTUAL,
          "2023-06-01",
          "general",
          "spend:care:pool:county",
          "1000000.00",
          account,
          "200000.00",
          "payable:county",
          "-1200000.00");
      fund.apply("2023-24", 12, Map.of());

      long pence = Long.parseLong(cost.replace(".", ""));
      var horizon = fund.horizon();
      var pool = horizon.pool(YEAR);
      assertThat(pool.spending().plan().spentPence()).isEqualTo(pence);
      assertThat(horizon.row(PartnerCode.of("icb"), YEAR).spentPence()).isEqualTo(pence);
      assertThat(horizon.row(PartnerCode.of("icb"), YEAR).charges().netPence())
          .isEqualTo(pence * 3 / 4);
      assertThat(pool.closing().assets().recoverableVatPence()).isEqualTo(120_000_000 - pence);
      assertThat(pool.closingPence()).isZero();
      assertThat(Identity.of(horizon)).isNotEmpty().allMatch(Identity::holds);
      assertThat(bySchemeAndKind(fund, account.split(":")[0])).isEqualTo(200_000_00);
    }
  }

  /** The refund of HMRC changes neither what the scheme costs nor what the fund holds. */
  @Test
  void holdsWhatIsToComeBackUntilItDoes() {
    try (var fund = new FundByHand(folder, FUND.formatted("county", "{recoveredBy: county}"))) {
      fund.agree(AGREEMENT);
      fund.post(
          Book.ACTUAL,
          "2023-06-01",
          "general",
          "spend:care:pool:county",
          "10.00",
          "recoverable-vat:care",
          "2.00",
          "payable:county",
          "-12.00");
      var before = fund.horizon().pool(YEAR);
      fund.post(
          Book.ACTUAL, "2024-01-31", "general", "bank", "2.00", "recoverable-vat:care", "-2.00");
      var after = fund.horizon().pool(YEAR);

      assertThat(before.closing().assets()).isEqualTo(new PoolYear.Assets(0, 0, 2_00, 12_00));
      assertThat(after.closing().assets()).isEqualTo(new PoolYear.Assets(2_00, 0, 0, 12_00));
      assertThat(after.closingPence()).isEqualTo(before.closingPence()).isEqualTo(-10_00);
    }
  }

  private static long bySchemeAndKind(FundByHand fund, String kind) {
    var query =
        BalanceQuery.of(FundCode.of("vale"), Book.ACTUAL)
            .kinds(AccountKind.find(kind).orElseThrow())
            .by(Grouping.SCHEME, Grouping.KIND);
    return fund.ledger().balances().of(query).stream().mapToLong(BalanceRow::pence).sum();
  }
}
