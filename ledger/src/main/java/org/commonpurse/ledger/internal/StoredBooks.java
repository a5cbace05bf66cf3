package org.commonpurse.ledger.internal;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Act;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.Question;
import org.commonpurse.ledger.id.FundCode;
import org.jspecify.annotations.Nullable;

/** The books of a store: each act a writing transaction, each question a reading one. */
public final class StoredBooks implements Books {

  private final Store store;
  private final FundStore funds;
  private final Consumer<FundCode> closed;

  /**
   * The books of the store, whose funds are remembered with others.
   *
   * @param closed  told of a fund one of whose periods was closed, after that is durable
   */
  public StoredBooks(Store store, FundStore funds, Consumer<FundCode> closed) {
    this.store = store;
    this.funds = funds;
    this.closed = closed;
  }

  @Override
  public <T extends @Nullable Object> T write(FundCode fund, Act<T> act) {
    // An unknown fund is refused before anybody has to wait.
    long id = funds.renewedState(fund).id();
    var closedNow = new LinkedHashSet<FundCode>();
    var leavesTraces = new AtomicBoolean();
    T result =
        store.write(
            connection -> {
              var transaction = OneTransaction.act(store, connection, id);
              closedNow.clear();
              T done = act.carryOut(new OneBooks(transaction, funds, closedNow::add));
              transaction.requireRulesKept();
              transaction.requireSecondPerson();
              leavesTraces.set(transaction.leavesTraces());
              return done;
            });
    closedNow.forEach(closed);
    store.clean(leavesTraces.get());
    return result;
  }

  /** Ends the transaction of an act that was only tried out. */
  private static final class TriedOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TriedOut() {
      super("Nothing of this is recorded", null, false, false);
    }
  }

  @Override
  public <T> T tryOut(FundCode fund, Act<T> act) {
    long id = funds.renewedState(fund).id();
    var result = new AtomicReference<T>();
    try {
      store.write(
          connection -> {
            var transaction = OneTransaction.act(store, connection, id);
            result.set(act.carryOut(new OneBooks(transaction, funds, closed -> {})));
            transaction.requireRulesKept();
            throw new TriedOut();
          });
    } catch (TriedOut e) {
      return Objects.requireNonNull(result.get());
    }
    throw new AssertionError("What is tried out ends with an exception");
  }

  @Override
  public <T extends @Nullable Object> T at(View view, Question<T> question) {
    return store.read(
        connection -> {
          var transaction = OneTransaction.snapshot(store, connection, view);
          return question.answer(new OneBooks(transaction, funds, fund -> {}));
        });
  }
}
