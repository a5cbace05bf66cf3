package org.commonpurse.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Which accounts are meant where some are named. */
class AccountPatternTest {

  private static final Account DUE = Account.receivable(ICB);
  private static final Account PAID_IN = Account.contribution(ICB, MINIMUM);
  private static final Account SPENT = Account.spend(REABLEMENT, MINIMUM, COMMUNITY);

  @Test
  void meansEveryAccountOfEveryBookUntilSomethingIsAsked() {
    for (Book book : Book.values()) {
      assertThat(AccountPattern.ALL.matches(book, DUE)).isTrue();
    }
    assertThat(AccountPattern.ALL.isNarrow()).isFalse();
    assertThat(AccountPattern.ALL.book(Book.PLAN).isNarrow()).as("a book, all of it").isFalse();
  }

  @Test
  void meansAccountsForWhichAllHoldsThatIsAsked() {
    var paidIn = AccountPattern.of(Book.ACTUAL, AccountKind.CONTRIBUTION, AccountKind.SPEND);
    var minimum = AccountPattern.ALL.where(Dimension.STREAM, DFG, MINIMUM);

    assertThat(paidIn.isNarrow()).isTrue();
    assertThat(paidIn.matches(Book.ACTUAL, PAID_IN)).isTrue();
    assertThat(paidIn.matches(Book.PLAN, PAID_IN)).isFalse();
    assertThat(paidIn.matches(Book.ACTUAL, DUE)).isFalse();
    assertThat(minimum.isNarrow()).isTrue();
    assertThat(minimum.matches(Book.ACTUAL, SPENT)).isTrue();
    assertThat(minimum.matches(Book.ACTUAL, DUE)).as("it has no stream").isFalse();
    assertThat(AccountPattern.ALL.where(Dimension.STREAM, DFG).matches(Book.ACTUAL, SPENT))
        .isFalse();
  }

  @Test
  void keepsWhatWasAskedBeforeWhenMoreIsAsked() {
    var both = AccountPattern.ALL.where(Dimension.PARTNER, COUNTY).where(Dimension.STREAM, MINIMUM);

    assertThat(both.matches(Book.ACTUAL, Account.contribution(COUNTY, MINIMUM))).isTrue();
    assertThat(both.matches(Book.ACTUAL, PAID_IN)).as("another partner").isFalse();
    assertThat(both.matches(Book.ACTUAL, Account.contribution(COUNTY, DFG))).isFalse();
  }

  @Test
  void takesNoCodeOfAnotherDimensionThanTheOneItIsAskedIn() {
    assertThatThrownBy(() -> AccountPattern.ALL.where(Dimension.PARTNER, ICB, MINIMUM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("partner takes no StreamCode nhs-minimum");
    assertThatThrownBy(
            () ->
                new AccountPattern(
                    Optional.empty(), Set.of(), Map.of(Dimension.SCHEME, Set.of(ICB))))
        .hasMessageContaining("scheme takes no PartnerCode icb");
  }

  @Test
  void refusesADimensionThatOneOfTheKindsDoesNotHave() {
    var ofPartners = AccountPattern.ALL.where(Dimension.PARTNER, ICB);

    assertThat(ofPartners.requireDimensionsOfKinds()).as("no kind is named").isSameAs(ofPartners);
    var kinds = Set.of(AccountKind.CONTRIBUTION, AccountKind.RECEIVABLE);
    assertThat(ofPartners.kinds(kinds).requireDimensionsOfKinds().kinds()).isEqualTo(kinds);
    var refusal =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                ofPartners
                    .kinds(Set.of(AccountKind.RECEIVABLE, AccountKind.SPEND))
                    .requireDimensionsOfKinds());
    assertThat(refusal.code()).isEqualTo("LEDGER_DIMENSION_NOT_OF_KIND");
    assertThat(refusal)
        .hasMessageContaining("Accounts of kind spend have no partner")
        .hasMessageContaining("Ask for them by scheme or stream or provider.");
    assertThat(refusal.fields())
        .containsEntry("kind", "spend")
        .containsEntry("dimension", "partner");
  }

  @Test
  void saysThatAKindWithoutDimensionsIsAskedForWithoutOne() {
    var bank = AccountPattern.of(Book.ACTUAL, AccountKind.BANK).where(Dimension.PARTNER, ICB);

    assertThatThrownBy(bank::requireDimensionsOfKinds)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("kind bank have no partner")
        .hasMessageContaining("Ask for them without it.");
  }
}
