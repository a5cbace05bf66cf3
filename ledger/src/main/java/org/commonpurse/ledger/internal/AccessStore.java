package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonpurse.ledger.access.AccessChange;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.AccessRegister;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.Holder;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.access.NewKey;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.seal.Seals;
import org.jspecify.annotations.Nullable;

/**
 * The keys and roles of a store.
 * <p>
 * All of them are kept in memory, for who asks is looked up with each request. Each time it is first asked
 * how often they were changed, whoever changed them: what is taken back is gone with the next request.
 */
public final class AccessStore implements AccessRegister {

  private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

  private final Transactions transactions;

  private volatile @Nullable Known known;

  /** The keys and roles reached by these transactions. */
  public AccessStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** All keys and roles as they were after so many changes. */
  private record Known(long version, Map<String, AccessKey> keys, Map<String, List<Grant>> grants) {

    static Known of(long version, AccessRows rows) {
      return new Known(
          version,
          rows.keys().stream().collect(Collectors.toMap(key -> key.key().id(), key -> key)),
          rows.grants().stream()
              .collect(Collectors.groupingBy(grant -> grant.grant().subject().id())));
    }

    List<Grant> grantsOf(String subjectId) {
      return grants.getOrDefault(subjectId, List.of());
    }
  }

  /** Forgets the keys and roles, so that they are read again. */
  public void forget() {
    known = null;
  }

  private Known known() {
    return transactions.read(
        connection -> {
          long version = version(connection);
          var before = known;
          if (before != null && before.version == version) {
            return before;
          }
          // The version and the rows are of one state; an older one that comes later is read again.
          var now = Known.of(version, new AccessRows(connection, transactions));
          known = now;
          return now;
        });
  }

  private static long version(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT version FROM access_version");
        var row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public Optional<Holder> holder(String keyId) {
    var now = known();
    return Optional.ofNullable(now.keys.get(keyId))
        .map(key -> new Holder(key, now.grantsOf(key.key().subject().id())));
  }

  @Override
  public List<Grant> grantsOf(String subjectId) {
    return known().grantsOf(subjectId);
  }

  @Override
  public List<AccessKey> keys() {
    return read(AccessRows::keys);
  }

  @Override
  public List<Grant> grants() {
    return read(AccessRows::grants);
  }

  private <T> T read(Function<AccessRows, T> reading) {
    return transactions.read(connection -> reading.apply(new AccessRows(connection, transactions)));
  }

  @Override
  public <T> T change(Function<AccessChange, T> act) {
    return transactions.write(
        connection ->
            act.apply(
                AccessRows.kept(
                    connection, transactions, transactions.dialect().accessForWriting())));
  }

  @Override
  public boolean addFirst(NewKey key, List<NewGrant> grants, Actor by, String reason) {
    if (read(AccessRows::hasKeys)) {
      return false;
    }
    return transactions.write(
        connection -> {
          var rows = new AccessRows(connection, transactions);
          if (rows.hasKeys()) {
            return false;
          }
          rows.first(key);
          rows.add(key, by, reason);
          grants.forEach(grant -> rows.grant(grant, by, reason));
          return true;
        });
  }

  @Override
  public Map<String, Instant> uses() {
    return transactions.readWithHandle(
        handle -> {
          var uses = new HashMap<String, Instant>();
          handle
              .select("SELECT id, used_at FROM access_use")
              .map(
                  (row, context) ->
                      uses.put(row.getString("id"), Seals.moment(row.getLong("used_at"))))
              .list();
          return uses;
        });
  }

  @Override
  public void used(String id, Instant at) {
    long now = Seals.micros(at);
    transactions.write(
        connection ->
            Handles.on(connection)
                .execute(
                    "INSERT INTO access_use (id, used_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE"
                        + " SET used_at = excluded.used_at WHERE access_use.used_at <= ?",
                    id,
                    now,
                    now - BETWEEN_USES.toNanos() / 1_000));
  }
}
