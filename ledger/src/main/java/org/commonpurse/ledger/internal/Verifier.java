package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.Finding;
import org.commonpurse.ledger.verify.FundVerification;
import org.commonpurse.ledger.verify.Replay;
import org.commonpurse.ledger.verify.Verification;
import org.jdbi.v3.core.Handle;

/** Replays the journals of a store and compares all that is stored with the replay. */
public final class Verifier implements Verification {

  private static final String REGISTERED =
      """
      SELECT f.id, f.code, h.fund, e.document
      FROM fund f
      LEFT JOIN fund_head h ON h.fund = f.id
      LEFT JOIN event e ON e.fund = f.id
        AND e.number = (SELECT MAX(v.number) FROM event v WHERE v.fund = f.id AND v.kind = 'fund')
      ORDER BY f.code
      """;

  private static final HexFormat HEX = HexFormat.of();

  private final Store store;
  private final FundStore funds;

  /** Verifies the store. */
  public Verifier(Store store, FundStore funds) {
    this.store = store;
    this.funds = funds;
  }

  @Override
  public List<FundVerification> all(Optional<Checkpoint> checkpoint) {
    List<Registered> registered = store.readWithHandle(Verifier::registered);
    var all = new ArrayList<FundVerification>();
    for (Registered fund : registered) {
      all.add(
          fund.isWhole()
              ? chain(
                  FundCode.of(fund.code()),
                  checkpoint.filter(point -> point.fund().value().equals(fund.code())))
              : broken(
                  fund.id(), "It has no head or no version, or is registered by another code."));
    }
    long last = registered.stream().mapToLong(Registered::id).max().orElse(0);
    store.readWithHandle(handle -> strays(handle, last)).stream()
        .map(id -> broken(id, "No such fund is registered, but something is recorded of it."))
        .forEach(all::add);
    checkpoint
        .filter(point -> registered.stream().noneMatch(f -> f.code().equals(point.fund().value())))
        .ifPresent(point -> all.add(missing(point.fund())));
    var damages = store.read(this::damages);
    if (!damages.isEmpty() && all.isEmpty()) {
      all.add(broken(0, "The database is damaged."));
    }
    if (!damages.isEmpty()) {
      all.set(0, with(all.get(0), damages));
    }
    return all;
  }

  /** What the database finds damaged: the same for all funds that it holds. */
  private List<Finding> damages(Connection connection) throws SQLException {
    return store.dialect().damages(connection).stream()
        .map(
            damage ->
                new Finding(
                    "database",
                    Optional.empty(),
                    "The database's file is damaged, as it says itself: " + damage.strip()))
        .toList();
  }

  private static FundVerification with(FundVerification found, List<Finding> more) {
    var all = found;
    for (var finding : more) {
      all = all.with(finding);
    }
    return all;
  }

  /** A fund as it is listed, which hides nothing that the other tables lack. */
  private record Registered(long id, String code, boolean hasHead, Optional<String> document) {

    boolean isWhole() {
      return hasHead && document.filter(this::isOfThisCode).isPresent();
    }

    private boolean isOfThisCode(String text) {
      try {
        return FundDocument.read(text).code().value().equals(code);
      } catch (RuntimeException e) {
        return false;
      }
    }
  }

  private static List<Registered> registered(Handle handle) {
    return handle
        .select(REGISTERED)
        .map(
            (row, context) ->
                new Registered(
                    row.getLong(1),
                    row.getString(2),
                    row.getObject(3) != null,
                    Optional.ofNullable(row.getString(4))))
        .list();
  }

  /** The numbers of funds that there are not, by tables that name them. */
  private static Set<Long> strays(Handle handle, long last) {
    var strays = new TreeSet<Long>();
    for (String table : List.of("fund_head", "event", "account", "entry", "posting")) {
      strays.addAll(
          handle
              .select("SELECT fund FROM " + table + " WHERE fund < 1 OR fund > ? LIMIT 1")
              .bind(0, last)
              .mapTo(Long.class)
              .list());
    }
    return strays;
  }

  private static FundVerification broken(long id, String message) {
    return nothing(
        FundCode.of("fund-" + id),
        new Finding("fund", Optional.empty(), "Fund number " + id + ": " + message));
  }

  private static FundVerification missing(FundCode fund) {
    return nothing(
        fund,
        new Finding(
            "checkpoint", Optional.empty(), "There is no fund " + fund + " in these books."));
  }

  private static FundVerification nothing(FundCode fund, Finding finding) {
    var end = new Replay(Optional.empty(), false, false).end(fund);
    return new FundVerification(end, 0, 0, List.of(finding));
  }

  @Override
  public Checkpoint checkpoint(FundCode fund) {
    FundState state = funds.renewedState(fund);
    JournalHead head =
        store.read(connection -> JournalHead.read(connection, store.dialect().head(), state.id()));
    return new Checkpoint(
        fund, head.sequence(), Optional.of(head.events()), HEX.formatHex(head.seal()));
  }

  @Override
  public FundVerification of(FundCode fund, Optional<Checkpoint> checkpoint) {
    return with(chain(fund, checkpoint), store.read(this::damages));
  }

  private FundVerification chain(FundCode fund, Optional<Checkpoint> checkpoint) {
    // Nothing that this process remembers may stand in for what is stored.
    return store.read(
        connection -> {
          var stored =
              FundStore.readRow(Handles.on(connection), fund, View.NOW, null)
                  .orElseThrow(() -> FundStore.unknown(fund));
          return new ChainVerifier(store, connection, new FundState(stored), checkpoint).verify();
        });
  }
}
