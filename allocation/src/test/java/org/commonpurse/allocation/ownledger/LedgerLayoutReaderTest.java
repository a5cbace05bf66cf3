package org.commonpurse.allocation.ownledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.allocation.ownledger.OwnLedgerBooks.JOURNAL;

import java.io.IOException;
import java.nio.file.Path;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layouts of ledger files, and what is wrong with some. */
class LedgerLayoutReaderTest {

  private static final Path EXAMPLES = Path.of("..", "config", "example");

  private static final Fund FUND =
      FundReader.read(Document.parse("fund.yml", OwnLedgerBooks.DOCUMENT));

  @Test
  void readsTheExample() throws IOException {
    var fund = FundReader.read(Document.read(EXAMPLES.resolve("fund.yml")));
    var layout =
        LedgerLayoutReader.read(fund, Document.read(EXAMPLES.resolve("ledger-layout.yml")));

    assertThat(layout.name()).isEqualTo("county-journal");
    assertThat(layout.separator()).isEqualTo(',');
    assertThat(layout.columns())
        .extracting(LayoutColumn::header)
        .startsWith("Posting date", "Account", "Cost centre");
    assertThat(layout.accounts().get(0).codes()).containsEntry("account", "91400");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "amount: signed ! text: seal ! OWN_LEDGER_AMOUNT_MISSING ! layout.yml:5",
        "amount: signed ! amount: debit ! OWN_LEDGER_AMOUNT_MISSING ! layout.yml:5",
        "amount: signed ! amount: open ! OWN_LEDGER_COLUMN_MISPLACED ! layout.yml:9",
        "text: entry ! due: d MMM yy ! OWN_LEDGER_COLUMN_MISPLACED ! layout.yml:5",
        "text: entry ! text: clause ! OWN_LEDGER_COLUMN_MISPLACED ! layout.yml:5",
        "lines: journal ! lines: payments ! OWN_LEDGER_COLUMN_MISPLACED ! layout.yml:11",
        "text: entry ! code: costCentre ! OWN_LEDGER_CODE_MISSING ! costCentre",
        "text: entry ! text: entry, constant: x ! OWN_LEDGER_FORM_UNCLEAR ! layout.yml:5",
        "text: entry ! atMost: 3 ! LEDGER_LAYOUT_NOT_AS_DESCRIBED ! layout.yml:5",
        "otherSide: [bank] ! of: {kinds: [payable]}, otherSide: [bank] ! OWN_LEDGER_FORM_UNCLEAR ! layout.yml:13",
        "yyyy-MM-dd ! yyyy-MM ! LEDGER_DATE_FORM_MALFORMED ! yyyy-MM",
        "kinds: [receivable, payable] ! kinds: [receivable], where: {scheme: [care]} ! LEDGER_DIMENSION_NOT_OF_KIND ! layout.yml:11",
        "kinds: [receivable, payable] ! where: {partner: [town]} ! LEDGER_PARTNER_UNKNOWN ! layout.yml:11",
      })
  void refusesALayoutThatCannotBeKept(String said, String instead, String code, String names) {
    assertThat(JOURNAL).contains(said);
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () ->
                LedgerLayoutReader.read(
                    FUND, Document.parse("layout.yml", JOURNAL.replace(said, instead))));

    assertThat(refusal.code()).as(refusal.getMessage()).contains(code);
    assertThat(refusal.getMessage()).contains(names);
  }
}
