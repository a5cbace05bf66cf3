package org.commonpurse.ledger.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files and mappings that cannot be used are refused, each for its own reason. */
class RefusedFilesTest {

  private static final String MAPPING =
      """
      columns: {date: Date, amount: Amount}
      dates: [dd/MM/yyyy]
      skip: {Supplier: "^Total"}
      accounts:
        - {debit: "spend:reablement:nhs-minimum:community", credit: "payable:community"}
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          LEDGER_MAPPING_INCOMPLETE  | {date: Date, amount: Amount} | {date: Date, debit: Debit}
          LEDGER_DATE_FORM_MALFORMED | dd/MM/yyyy                   | bbb
          LEDGER_PATTERN_MALFORMED   | ^Total                       | (Total
          LEDGER_ACCOUNT_MALFORMED   | "payable:community"          | "payable"
          """)
  void refusesAMappingThatMapsNothing(String code, String part, String instead) {
    assertThat(MAPPING).contains(part);

    assertThat(refused(() -> ImportMapping.parse("mapping", MAPPING.replace(part, instead))))
        .isEqualTo(code);
  }

  @Test
  void refusesAKindThatIsNoCodeAsUnreadableAlsoInAMapping() {
    var refusal =
        catchThrowableOfType(
            ProblemException.class,
            () -> ImportMapping.parse("mapping", MAPPING + "kind: Not A Code\n"));

    assertThat(refusal.code()).isEqualTo("LEDGER_CODE_MALFORMED");
    assertThat(refusal.category().httpStatus()).isEqualTo(400);
  }

  @Test
  void refusesATableWithoutALine() {
    assertThat(refused(() -> CsvTable.parse(""))).isEqualTo("LEDGER_FILE_EMPTY");
  }

  @Test
  void refusesATableWithTextAfterAQuote() {
    assertThat(refused(() -> CsvTable.parse("date,amount\n\"2023\"-04-30,5.00\n")))
        .isEqualTo("LEDGER_FILE_NOT_CSV");
  }

  @Test
  void refusesAFormatThatIsNone() {
    assertThat(refused(() -> ExportFormat.parse("xml"))).isEqualTo("LEDGER_FORMAT_UNKNOWN");
  }

  @Test
  void refusesAnExportOfNothing() {
    assertThat(refused(() -> ExportVerifier.verify(new StringReader(""), Optional.empty())))
        .isEqualTo("LEDGER_EXPORT_EMPTY");
  }

  @Test
  void refusesALineThatIsNoEntry() {
    assertThat(refused(() -> JsonLines.read("bank, 5.00"))).isEqualTo("LEDGER_LINE_MALFORMED");
  }

  private static String refused(ThrowingCallable reader) {
    var refusal = catchThrowableOfType(ProblemException.class, reader);
    assertThat(refusal).isNotNull();
    return refusal.code();
  }
}
