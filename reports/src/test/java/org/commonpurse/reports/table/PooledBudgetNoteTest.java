package org.commonpurse.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.reports.Brackenshire;
import org.junit.jupiter.api.Test;

/** Whether the note to the accounts adds up and carries forward. */
class PooledBudgetNoteTest {

  private static final FinancialYear LAST = FinancialYear.parse("2025-26");

  private final Table note = PooledBudgetNote.of(Brackenshire.horizon(), LAST);

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
        } else if (!note.rows().get(row).isTotal()) {
          lines += note.pence(row, column);
        }
      }
      assertThat(note.pence(note.rows().size() - 1, column)).isEqualTo(funding + lines);
    }
  }

  @Test
  void bringsForwardWhatTheYearBeforeLeft() {
    assertThat(note.pence(row("Brought forward"), 1))
        .isEqualTo(note.pence(note.rows().size() - 1, 2));
  }

  @Test
  void leavesOutPartnersThatNeitherPaidNorSpent() {
    assertThat(note.rows().stream().map(r -> ((Cell.Text) r.cells().get(0)).text()))
        .contains("Paid in by Brackenshire County Council")
        .noneMatch(words -> words.contains("Homeward Care"));
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
