package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_GRANT_UNKNOWN;
import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_KEY_UNKNOWN;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.AccessRegister;
import org.commonpurse.ledger.access.Given;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.Holder;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.access.NewKey;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The keys and roles of a store. */
public final class AccessStore implements AccessRegister {

  private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

  private static final String KEYS =
      """
      SELECT k.id, k.digest, k.subject_id, k.subject, k.funds, k.operations, k.expires_at,
        k.by_id, k.by_name, k.given_at, k.reason, e.by_id AS end_by_id, e.by_name AS end_by_name,
        e.given_at AS end_at, e.reason AS end_reason, u.used_at
      FROM access_key k
      LEFT JOIN access_key_end e ON e.id = k.id
      LEFT JOIN access_use u ON u.id = k.id
      """;

  private static final String GRANTS =
      """
      SELECT g.number, g.subject_id, g.subject, g.role, g.fund, g.partner, g.until_at,
        g.by_id, g.by_name, g.given_at, g.reason, e.by_id AS end_by_id, e.by_name AS end_by_name,
        e.given_at AS end_at, e.reason AS end_reason
      FROM access_grant g
      LEFT JOIN access_grant_end e ON e.number = g.number
      """;

  private final Transactions transactions;

  /** The keys and roles reached by these transactions. */
  public AccessStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public AccessKey add(NewKey key, Actor by, String reason) {
    return add(key, List.of(), by, reason);
  }

  @Override
  public AccessKey add(NewKey key, List<NewGrant> grants, Actor by, String reason) {
    var given = new Given(by, transactions.now(), reason);
    return transactions.write(
        connection -> {
          Handle handle = Handles.on(connection);
          insert(handle, key, given);
          grants.forEach(grant -> insert(handle, grant, given));
          return new AccessKey(key, given, Optional.empty(), Optional.empty());
        });
  }

  @Override
  public boolean addFirst(NewKey key, List<NewGrant> grants, Actor by, String reason) {
    if (hasKeys()) {
      return false;
    }
    var given = new Given(by, transactions.now(), reason);
    return transactions.write(
        connection -> {
          Handle handle = Handles.on(connection);
          if (hasKeys(handle)) {
            return false;
          }
          // The second of two that ask at once meets the row of the first, and is tried again.
          handle.execute("INSERT INTO access_first (one, id) VALUES (1, ?)", key.id());
          insert(handle, key, given);
          grants.forEach(grant -> insert(handle, grant, given));
          return true;
        });
  }

  private boolean hasKeys() {
    return transactions.readWithHandle(AccessStore::hasKeys);
  }

  private static boolean hasKeys(Handle handle) {
    return handle.select("SELECT COUNT(*) FROM access_key").mapTo(Long.class).one() > 0;
  }

  private static void insert(Handle handle, NewKey key, Given given) {
    handle.execute(
        "INSERT INTO access_key (id, digest, subject_id, subject, funds, operations, expires_at,"
            + " by_id, by_name, given_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        key.id(),
        key.digest(),
        key.subject().id(),
        key.subject().name(),
        joined(key.scope().funds().stream().map(FundCode::value).toList()),
        joined(key.scope().operations()),
        key.expiresAt().map(Seals::micros).orElse(null),
        given.by().id(),
        given.by().name(),
        Seals.micros(given.at()),
        given.reason());
  }

  private static long insert(Handle handle, NewGrant grant, Given given) {
    long number =
        handle
            .select("SELECT COALESCE(MAX(number), 0) + 1 FROM access_grant")
            .mapTo(Long.class)
            .one();
    handle.execute(
        "INSERT INTO access_grant (number, subject_id, subject, role, fund, partner, until_at,"
            + " by_id, by_name, given_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number,
        grant.subject().id(),
        grant.subject().name(),
        grant.role(),
        grant.fund().map(FundCode::value).orElse(null),
        grant.partner().map(PartnerCode::value).orElse(null),
        grant.until().map(Seals::micros).orElse(null),
        given.by().id(),
        given.by().name(),
        Seals.micros(given.at()),
        given.reason());
    return number;
  }

  @Override
  public Optional<Holder> holder(String keyId) {
    return transactions.readWithHandle(
        handle ->
            find(handle, keyId)
                .map(key -> new Holder(key, grantsOf(handle, key.key().subject().id()))));
  }

  private static Optional<AccessKey> find(Handle handle, String keyId) {
    return keys(handle.select(KEYS + " WHERE k.id = ?").bind(0, keyId)).stream().findFirst();
  }

  @Override
  public List<AccessKey> keys() {
    return transactions.readWithHandle(
        handle -> keys(handle.select(KEYS + " ORDER BY k.given_at, k.id")));
  }

  private static List<AccessKey> keys(Query query) {
    return query.map((row, context) -> key(row)).list();
  }

  private static AccessKey key(ResultSet row) throws SQLException {
    var funds =
        parts(row.getString("funds")).stream().map(FundCode::of).collect(Collectors.toSet());
    return new AccessKey(
        new NewKey(
            row.getString("id"),
            row.getString("digest"),
            new Actor(row.getString("subject_id"), row.getString("subject"), Set.of()),
            new KeyScope(funds, parts(row.getString("operations"))),
            moment(row, "expires_at")),
        given(row),
        taken(row),
        moment(row, "used_at"));
  }

  @Override
  public AccessKey revoke(String keyId, Actor by, String reason) {
    return transactions.write(
        connection -> {
          Handle handle = Handles.on(connection);
          var key = find(handle, keyId).orElseThrow(() -> unknownKey(keyId));
          if (key.taken().isEmpty()) {
            handle.execute(
                "INSERT INTO access_key_end (id, by_id, by_name, given_at, reason)"
                    + " VALUES (?, ?, ?, ?, ?)",
                keyId,
                by.id(),
                by.name(),
                Seals.micros(transactions.now()),
                reason);
          }
          return find(handle, keyId).orElseThrow(() -> unknownKey(keyId));
        });
  }

  @Override
  public Grant grant(NewGrant grant, Actor by, String reason) {
    return transactions.write(
        connection -> {
          Handle handle = Handles.on(connection);
          var now = transactions.now();
          var present =
              grantsOf(handle, grant.subject().id()).stream()
                  .filter(each -> each.isGood(now) && isSame(each.grant(), grant))
                  .findFirst();
          if (present.isPresent()) {
            return present.get();
          }
          long number = insert(handle, grant, new Given(by, now, reason));
          return find(handle, number).orElseThrow(() -> unknownGrant(number));
        });
  }

  private static boolean isSame(NewGrant one, NewGrant other) {
    return one.role().equals(other.role())
        && one.fund().equals(other.fund())
        && one.partner().equals(other.partner())
        && one.until().equals(other.until());
  }

  @Override
  public Grant withdraw(long number, Actor by, String reason) {
    return transactions.write(
        connection -> {
          Handle handle = Handles.on(connection);
          var grant = find(handle, number).orElseThrow(() -> unknownGrant(number));
          if (grant.taken().isEmpty()) {
            handle.execute(
                "INSERT INTO access_grant_end (number, by_id, by_name, given_at, reason)"
                    + " VALUES (?, ?, ?, ?, ?)",
                number,
                by.id(),
                by.name(),
                Seals.micros(transactions.now()),
                reason);
          }
          return find(handle, number).orElseThrow(() -> unknownGrant(number));
        });
  }

  @Override
  public List<Grant> grants() {
    return transactions.readWithHandle(
        handle -> grants(handle.select(GRANTS + " ORDER BY g.number")));
  }

  @Override
  public List<Grant> grantsOf(String subjectId) {
    return transactions.readWithHandle(handle -> grantsOf(handle, subjectId));
  }

  private static List<Grant> grantsOf(Handle handle, String subjectId) {
    return grants(
        handle.select(GRANTS + " WHERE g.subject_id = ? ORDER BY g.number").bind(0, subjectId));
  }

  private static Optional<Grant> find(Handle handle, long number) {
    return grants(handle.select(GRANTS + " WHERE g.number = ?").bind(0, number)).stream()
        .findFirst();
  }

  private static List<Grant> grants(Query query) {
    return query.map((row, context) -> grant(row)).list();
  }

  private static Grant grant(ResultSet row) throws SQLException {
    return new Grant(
        row.getLong("number"),
        new NewGrant(
            new Actor(row.getString("subject_id"), row.getString("subject"), Set.of()),
            row.getString("role"),
            Optional.ofNullable(row.getString("fund")).map(FundCode::of),
            Optional.ofNullable(row.getString("partner")).map(PartnerCode::of),
            moment(row, "until_at")),
        given(row),
        taken(row));
  }

  private static Given given(ResultSet row) throws SQLException {
    return new Given(
        new Actor(row.getString("by_id"), row.getString("by_name"), Set.of()),
        Seals.moment(row.getLong("given_at")),
        row.getString("reason"));
  }

  private static Optional<Given> taken(ResultSet row) throws SQLException {
    var by = row.getString("end_by_id");
    return by == null
        ? Optional.empty()
        : Optional.of(
            new Given(
                new Actor(by, row.getString("end_by_name"), Set.of()),
                Seals.moment(row.getLong("end_at")),
                row.getString("end_reason")));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Seals.moment(micros));
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

  private static @Nullable String joined(Collection<String> parts) {
    return parts.isEmpty() ? null : parts.stream().sorted().collect(Collectors.joining(","));
  }

  private static Set<String> parts(@Nullable String joined) {
    return joined == null ? Set.of() : Set.copyOf(Arrays.asList(joined.split(",")));
  }

  private static RuntimeException unknownKey(String keyId) {
    return ACCESS_KEY_UNKNOWN
        .because(
            "There is no key " + keyId + ". \"access key list\" has those there are.", "key", keyId)
        .toException();
  }

  private static RuntimeException unknownGrant(long number) {
    return ACCESS_GRANT_UNKNOWN
        .because(
            "There is no grant " + number + ". \"access review\" has those there are.",
            "grant",
            number)
        .toException();
  }
}
