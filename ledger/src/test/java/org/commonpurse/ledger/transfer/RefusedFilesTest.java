package org.commonpurse.ledger.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** A pattern that goes back without end, and one that takes a level of the stack for each character. */
  @ParameterizedTest
  @ValueSource(strings = {"(.*a){20}b", "(a|b)*c"})
  @Timeout(20)
  void refusesALineOnWhichAPatternTakesTooLong(String pattern, @TempDir Path folder)
      throws IOException {
    var mapping = ImportMapping.parse("mapping", MAPPING.replace("^Total", pattern));
    var file = folder.resolve("invoices.csv");
    Files.writeString(file, "Date,Amount,Supplier\n30/04/2023,1.00," + "a".repeat(50_000) + "\n");
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      ledger.funds().register(Samples.fund(), TREASURER);
      var request = new ImportRequest(FUND, file, Optional.of(mapping), true, true, TREASURER);

      var rejects = ledger.imports().run(request).rejects();

      assertThat(rejects).hasSize(1);
      assertThat(rejects.get(0).code()).isEqualTo("LEDGER_PATTERN_TOO_LONG");
      assertThat(rejects.get(0).line()).isEqualTo(2);
    }
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
