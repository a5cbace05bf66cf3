package org.commonpurse.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;

import java.time.Clock;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a process remembers of the accounts of a fund, others post to which. */
class FundMemoryTest {

  private static final JournalEntry DUE =
      Samples.due("2025-05-01", Samples.ICB, Samples.MINIMUM, 100);

  private Store store;
  private FundStore funds;

  private void openAfterAnotherPosted(TestStores kind) {
    var url = kind.fresh();
    try (var other = Ledger.open(url)) {
      other.funds().register(Samples.fund(), TREASURER);
      other.journal().post(Samples.submission("one", DUE));
    }
    store = Store.open(url, Clock.systemUTC(), Ledger.CLOCK_BEHIND_MAX);
    funds = new FundStore(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private boolean remembersTheAccounts() {
    var state = funds.renewedState(FUND);
    return DUE.postings().stream()
        .allMatch(posting -> state.accountId(Book.ACTUAL, posting.account()) != null);
  }

  private long balanceInASnapshot(Runnable meanwhile) {
    return new StoredBooks(store, funds, fund -> {})
        .<Long>at(
            View.NOW,
            books -> {
              meanwhile.run();
              return books.balances().of(BalanceQuery.of(FUND, Book.ACTUAL)).get(0).pence();
            });
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsTheAccountsThatASnapshotReadForTheNextOne(TestStores kind) {
    openAfterAnotherPosted(kind);
    assertThat(remembersTheAccounts()).isFalse();
    assertThat(balanceInASnapshot(() -> {})).isZero();
    assertThat(remembersTheAccounts()).isTrue();
  }

  /** A server that takes the place of another may number accounts differently. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsNothingOfASnapshotOfAServerThatWentAwayMeanwhile(TestStores kind) {
    openAfterAnotherPosted(kind);
    assertThat(remembersTheAccounts()).isFalse();
    assertThat(balanceInASnapshot(funds::forget)).isZero();
    assertThat(remembersTheAccounts()).isFalse();
  }
}
