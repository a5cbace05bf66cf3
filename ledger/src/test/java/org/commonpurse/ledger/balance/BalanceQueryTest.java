package org.commonpurse.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;

import java.util.List;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.Span;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Which questions for balances have an answer. */
class BalanceQueryTest {

  private static final BalanceQuery ALL = BalanceQuery.of(FUND, Book.ACTUAL);

  @Test
  void tellsBalancesApartByWhatSomeOfTheirKindsHave() {
    var some = ALL.kinds(AccountKind.BANK, AccountKind.SPEND).by(Grouping.KIND, Grouping.SCHEME);
    assertThat(some.requireDimensionsOfKinds()).isSameAs(some);
    var every = ALL.by(Grouping.PARTNER, Grouping.SCHEME);
    assertThat(every.requireDimensionsOfKinds()).as("every kind").isSameAs(every);
  }

  @Test
  void refusesToTellApartByWhatNoneOfTheirKindsHas() {
    var refusal =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                ALL.kinds(AccountKind.SPEND, AccountKind.MEASURE)
                    .by(Grouping.SCHEME, Grouping.PARTNER)
                    .requireDimensionsOfKinds());
    assertThat(refusal.code()).isEqualTo("LEDGER_DIMENSION_NOT_OF_KIND");
    assertThat(refusal.fields())
        .containsEntry("kind", "spend")
        .containsEntry("dimension", "partner");
  }

  @Test
  void refusesACodeInADimensionThatOneOfItsKindsDoesNotHave() {
    var query = ALL.kinds(AccountKind.SPEND, AccountKind.RECEIVABLE).where(Dimension.PARTNER, ICB);
    assertThatThrownBy(query::requireDimensionsOfKinds)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("kind spend have no partner");
  }

  @Test
  void isOfOneBook() {
    assertThatThrownBy(
            () -> new BalanceQuery(FUND, AccountPattern.ALL, Span.ALL, List.of(), Partners.APART))
        .hasMessageContaining("of one book");
  }
}
