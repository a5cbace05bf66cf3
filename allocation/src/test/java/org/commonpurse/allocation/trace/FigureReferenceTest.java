package org.commonpurse.allocation.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.SplittableRandom;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How references are written and read. */
class FigureReferenceTest {

  private static final PartnerCode COUNTY = PartnerCode.of("county");
  private static final FinancialYear YEAR = FinancialYear.parse("2016-17");

  @Test
  void areWrittenAsReportsShowThem() {
    var savings = FigureReference.of(FigureName.SAVINGS, COUNTY, YEAR, YEAR);

    assertThat(savings).hasToString("savings:county:2016-17");
    assertThat(savings.detail(ByNature.CASHABLE).years(YEAR, FinancialYear.parse("2025-26")))
        .hasToString("savings.cashable:county:2016-17..2025-26");
  }

  /** Goal: a reference that was copied is the same figure. Method: any references, seed 20260401. */
  @Test
  void areReadBackAsTheSameFigure() {
    var random = new SplittableRandom(20_260_401);
    for (int i = 0; i < 2000; i++) {
      var reference = any(random);

      assertThat(FigureReference.parse(reference.toString())).isEqualTo(reference);
    }
  }

  private static FigureReference any(SplittableRandom random) {
    var name = FigureName.values()[random.nextInt(FigureName.values().length)];
    var first = new FinancialYear(1900 + random.nextInt(1097));
    var last =
        name.origin().isToDate()
            ? first
            : new FinancialYear(first.startYear() + random.nextInt(2) * random.nextInt(3));
    var partner =
        (name.origin() instanceof Origin.Posted of && of.of() == Origin.Of.FUND)
                || random.nextBoolean()
            ? Horizon.ALL
            : PartnerCode.of(code(random));
    var detail =
        name.origin() instanceof Origin.Posted posted && random.nextBoolean()
            ? posted.detail().map(dimension -> dimension.code(code(random)))
            : Optional.<Code>empty();
    return new FigureReference(name, detail, partner, first, last);
  }

  private static String code(SplittableRandom random) {
    var parts = new StringBuilder();
    for (int part = 0; part <= random.nextInt(3); part++) {
      parts.append(part == 0 ? "" : "-").append(Long.toString(random.nextLong(1_000_000), 36));
    }
    return parts.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                 | TRACE_REFERENCE_MALFORMED | ""
          savings                            | TRACE_REFERENCE_MALFORMED | "savings"
          balance:county:2016-17..2025-26    | TRACE_ONE_YEAR            | does not add up
          received.nhs:county:2016-17        | TRACE_DETAIL_UNKNOWN      | not told apart
          savings:county                     | TRACE_REFERENCE_MALFORMED | "savings:county"
          savings:county:2016-17...2025-26   | TRACE_REFERENCE_MALFORMED | 2016-17...2025-26
          savings.:county:2016-17            | TRACE_REFERENCE_MALFORMED | "savings.:county:2016-17"
          Savings:county:2016-17             | TRACE_REFERENCE_MALFORMED | "Savings:county:2016-17"
          ' savings:county:2016-17'          | TRACE_REFERENCE_MALFORMED | " savings:county:2016-17"
          takings:county:2016-17             | TRACE_FIGURE_UNKNOWN      | "takings"
          savings:county:2016-18             | LEDGER_YEAR_MALFORMED     | "2016-18"
          savings:county:2016-17..17-18      | LEDGER_YEAR_MALFORMED     | "17-18"
          savings:county--x:2016-17          | LEDGER_CODE_MALFORMED     | "county--x"
          savings.cash--able:county:2016-17  | LEDGER_CODE_MALFORMED     | "cash--able"
          pool-cost.nhs:county:2016-17       | TRACE_DETAIL_UNKNOWN      | "nhs"
          undecided:county:2016-17           | TRACE_NOT_BY_PARTNER      | county
          savings:county:2017-18..2016-17    | TRACE_YEARS_BACKWARDS     | 2017-18..2016-17
          """)
  void thatCannotBeAreRefusedWithWhatIsWrong(String text, String code, String value) {
    assertThatThrownBy(() -> FigureReference.parse(text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal).hasMessageContaining(value);
            });
  }
}
