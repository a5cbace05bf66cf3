package org.commonpurse.ledger.store;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_ALLOCATION_DIFFERS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.allocation.AllocationArchive;
import org.commonpurse.ledger.allocation.AllocationDocument;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The allocations of a store. */
public final class AllocationStore implements AllocationArchive {

  private static final String SELECT =
      "SELECT allocation_key, agreement, version, period, digest, outturn, result, recorded_at, actor"
          + " FROM allocation WHERE fund = ?";

  private final Store store;
  private final FundStore funds;

  /** The allocations of the store. */
  public AllocationStore(Store store, FundStore funds) {
    this.store = store;
    this.funds = funds;
  }

  @Override
  public AllocationDocument add(AllocationDocument allocation) {
    FundState state = funds.state(allocation.fund());
    return store.write(
        connection -> {
          Head.read(connection, store.dialect().headForWriting(), state.id());
          Handle handle = Jdbi.open(connection);
          Optional<AllocationDocument> present = find(handle, state, allocation.key());
          if (present.isPresent()) {
            return requireSame(present.get(), allocation);
          }
          handle.execute(
              """
              INSERT INTO allocation (fund, allocation_key, agreement, version, period, digest,
                outturn, result, recorded_at, actor)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              state.id(),
              allocation.key().value(),
              allocation.agreement().value(),
              allocation.version(),
              allocation.period(),
              allocation.digest(),
              allocation.outturn(),
              allocation.result(),
              Seals.micros(store.now()),
              allocation.by().name());
          return find(handle, state, allocation.key()).orElseThrow();
        });
  }

  private static AllocationDocument requireSame(
      AllocationDocument present, AllocationDocument added) {
    if (!present.saysTheSameAs(added)) {
      throw LEDGER_ALLOCATION_DIFFERS
          .because(
              "Key \""
                  + added.key()
                  + "\" was used on "
                  + present.recordedAt()
                  + " for an allocation of "
                  + present.period()
                  + " by version "
                  + present.version()
                  + " of agreement "
                  + present.agreement()
                  + ", which differs from this one, of "
                  + added.period()
                  + " by version "
                  + added.version()
                  + " of agreement "
                  + added.agreement()
                  + ". Use a new key; nothing was recorded.",
              "fund",
              added.fund(),
              "key",
              added.key())
          .toException();
    }
    return present;
  }

  @Override
  public List<AllocationDocument> list(Code fund) {
    FundState state = funds.state(fund);
    return store.readWithHandle(
        handle ->
            handle
                .select(SELECT + " ORDER BY recorded_at, allocation_key")
                .bind(0, state.id())
                .map((row, context) -> document(state, row))
                .list());
  }

  @Override
  public Optional<AllocationDocument> find(Code fund, EntryKey key) {
    FundState state = funds.state(fund);
    return store.readWithHandle(handle -> find(handle, state, key));
  }

  private static Optional<AllocationDocument> find(Handle handle, FundState state, EntryKey key) {
    return handle
        .select(SELECT + " AND allocation_key = ?")
        .bind(0, state.id())
        .bind(1, key.value())
        .map((row, context) -> document(state, row))
        .findOne();
  }

  private static AllocationDocument document(FundState state, ResultSet row) throws SQLException {
    return new AllocationDocument(
        state.code(),
        new EntryKey(row.getString(1)),
        Code.of(row.getString(2)),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        EntryReader.instant(row.getLong(8)),
        new Actor(row.getString(9)));
  }
}
