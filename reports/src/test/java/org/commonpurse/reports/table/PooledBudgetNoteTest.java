package org.commonpurse.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.Brackenshire;
import org.junit.jupiter.api.Test;

/** Whether the note to the accounts adds up and carries forward. */
class PooledBudgetNoteTest {

  private static final FinancialYear LAST = FinancialYear.parse("2025-26");

  private final Table note = PooledBudgetNote.of(Brackenshire.horizon(), LAST).orElseThrow();

  @Test
  void addsUpFundingAndExpenditureToWhatIsLeft() {
    for (int column = 1; column <= 2; column++) {
      long funding = 0;
      long lines = 0;
      for (int row = 0; row < note.rows().size(); row++) {
        if (note.words(row, 0).equals("Total funding")) {
          assertThat(note.pence(row, column)).isEqualTo(lines);
          funding = lines;
          lines = 0;
        } else if (note.words(row, 0).equals("Total expenditure")) {
          assertThat(note.pence(row, column)).isEqualTo(lines);
          break;
        } else if (!note.rows().get(row).isTotal()) {
          lines += note.pence(row, column);
        }
      }
      int held = row("Held at the end of the year");
      assertThat(note.pence(held, column))
          .isEqualTo(funding - note.pence(row("Total expenditure"), column));
      assertThat(
              note.pence(row("Of which reserves of NHS Brackenshire and Fenmarch ICB"), column)
                  + note.pence(row("Of which left over to date"), column))
          .isEqualTo(note.pence(held, column))
          .isEqualTo(note.pence(row("Held at the bank"), column));
    }
  }

  @Test
  void bringsForwardWhatTheYearBeforeLeft() {
    assertThat(note.pence(row("Brought forward"), 1))
        .isEqualTo(note.pence(row("Held at the end of the year"), 2));
  }

  @Test
  void leavesOutPartnersThatNeitherPaidNorSpent() {
    assertThat(note.rows().stream().map(r -> ((Cell.Text) r.cells().get(0)).text()))
        .contains("Paid in by Brackenshire County Council")
        .noneMatch(words -> words.contains("Homeward Care"));
  }

  @Test
  void saysNothingOfAFundWhosePartsStayInThePartnersOwnAccounts() {
    var aligned = Brackenshire.horizon(FundCode.of("oldham"), FundKind.ALIGNED, List.of());

    assertThat(PooledBudgetNote.of(aligned, LAST)).isEmpty();
  }

  @Test
  void refusesAYearWithoutFigures() {
    assertThatThrownBy(
            () -> PooledBudgetNote.of(Brackenshire.horizon(), FinancialYear.parse("2030-31")))
        .hasMessageContaining("2030-31")
        .hasMessageContaining("2016-17 to 2025-26");
  }

  private int row(String words) {
    for (int row = 0; row < note.rows().size(); row++) {
      if (note.words(row, 0).equals(words)) {
        return row;
      }
    }
    throw new AssertionError(words);
  }
}
