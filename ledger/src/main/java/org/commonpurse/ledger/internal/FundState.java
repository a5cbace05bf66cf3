package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryCheck;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What this process remembers of a fund. Everything in it was committed before, and nothing in it can
 * become untrue while the same server is there: accounts are never removed, and a fund never loses what
 * it has.
 */
final class FundState {

  /** An account with its place. */
  record PlacedAccount(long id, Book book, Account account) {}

  private static final String ACCOUNTS =
      "SELECT id, book, path FROM account WHERE fund = ? AND id > ? ORDER BY id";

  private final long id;
  private final FundCode code;
  private final Map<Book, ConcurrentHashMap<Account, Long>> ids = new EnumMap<>(Book.class);
  private volatile List<PlacedAccount> accounts = List.of();
  private volatile Version version;
  private volatile @Nullable FundPolicy policy;
  private volatile boolean isDoubtful;

  /** What is told of accounts that a snapshot reads, which are committed all. */
  private @Nullable FundState shared;

  /** One version of the fund with what is worked out from it. */
  record Version(FundStore.Row row, EntryCheck check) {}

  FundState(FundStore.Row row) {
    this(row, new EntryCheck(row.fund()));
  }

  private FundState(FundStore.Row row, EntryCheck check) {
    this.id = row.id();
    this.code = row.fund().code();
    this.version = new Version(row, check);
    for (Book book : Book.values()) {
      ids.put(book, new ConcurrentHashMap<>());
    }
  }

  /**
   * The memory of one transaction: it begins with the accounts known here, and what it learns before
   * the commit stays its own.
   */
  FundState forTransaction() {
    return forTransaction(version.row());
  }

  /** The same for a transaction that sees another version. */
  FundState forTransaction(FundStore.Row row) {
    var own = new FundState(row, checkOf(row));
    own.learn(accounts);
    return own;
  }

  /** The memory of one snapshot, which tells this of the accounts that it reads. */
  FundState forSnapshot(FundStore.Row row) {
    var own = forTransaction(row);
    own.shared = this;
    return own;
  }

  /** Says that the server that this was read from may be no more, and another remember less. */
  void doubt() {
    isDoubtful = true;
  }

  boolean isDoubtful() {
    return isDoubtful;
  }

  /** This, or where it is in doubt what the store has of the same fund now. */
  FundState orAnew(Connection connection) {
    if (!isDoubtful) {
      return this;
    }
    var stored = FundStore.readRow(Handles.on(connection), code, View.NOW, null);
    return new FundState(stored.orElseThrow(() -> FundStore.unknown(code)));
  }

  long id() {
    return id;
  }

  FundCode code() {
    return code;
  }

  Fund fund() {
    return version.row().fund();
  }

  EntryCheck check() {
    return version.check();
  }

  /** The version as it stands in the store. */
  FundStore.Row row() {
    return version.row();
  }

  /** The number of the event that holds the version. */
  long number() {
    return version.row().number();
  }

  long events() {
    return version.row().events();
  }

  synchronized void renew(FundStore.Row row) {
    if (row.events() > events()) {
      version = new Version(row, checkOf(row));
    }
  }

  private EntryCheck checkOf(FundStore.Row row) {
    var known = version;
    return row.number() == known.row().number() ? known.check() : new EntryCheck(row.fund());
  }

  /** Reads the fund again if it has changed since this process last looked. */
  void renewIfOld(Connection connection, JournalHead head) {
    if (events() != head.events()) {
      FundStore.readRow(Handles.on(connection), code, View.NOW, this).ifPresent(this::renew);
    }
  }

  /** What binds new entries after the events of the head, read on the connection where it is new. */
  FundPolicy policy(Connection connection, JournalHead head) {
    FundPolicy known = policy;
    if (known == null || known.events() != head.events()) {
      Handle handle = Handles.on(connection);
      FundStore.readRow(handle, code, View.NOW, this).ifPresent(this::renew);
      known = FundPolicy.read(new EventLog(handle, id, code), fund(), head.events());
      policy = known;
    }
    return known;
  }

  /** The id of an account, if it has had a posting that this process knows of. */
  @Nullable Long accountId(Book book, Account account) {
    return idsOf(book).get(account);
  }

  /** All accounts up to an id, in order of id; reads those not yet known. */
  List<PlacedAccount> accountsUpTo(Connection connection, long lastId) throws SQLException {
    List<PlacedAccount> known = accounts;
    if (known.size() < lastId) {
      var read = readAfter(connection, known.size());
      learn(read);
      if (shared != null) {
        shared.learn(read);
      }
      known = accounts;
    }
    if (known.size() < lastId) {
      throw new IllegalStateException(
          "Fund " + code + " has " + known.size() + " accounts in order, not " + lastId);
    }
    return known.subList(0, (int) lastId);
  }

  private List<PlacedAccount> readAfter(Connection connection, long after) throws SQLException {
    var read = new ArrayList<PlacedAccount>();
    try (PreparedStatement statement = connection.prepareStatement(ACCOUNTS)) {
      statement.setLong(1, id);
      statement.setLong(2, after);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          read.add(
              new PlacedAccount(
                  row.getLong(1),
                  BookNumbers.book(row.getLong(2)),
                  Account.parse(row.getString(3))));
        }
      }
    }
    return read;
  }

  /** Takes note of committed accounts, in order of id; those known already do no harm. */
  synchronized void learn(List<PlacedAccount> placed) {
    var all = new ArrayList<>(accounts);
    for (PlacedAccount one : placed) {
      if (one.id() == all.size() + 1) {
        all.add(one);
        idsOf(one.book()).put(one.account(), one.id());
      }
    }
    accounts = Collections.unmodifiableList(all);
  }

  private ConcurrentHashMap<Account, Long> idsOf(Book book) {
    ConcurrentHashMap<Account, Long> known = ids.get(book);
    if (known == null) {
      throw new AssertionError("Every book has its accounts");
    }
    return known;
  }
}
