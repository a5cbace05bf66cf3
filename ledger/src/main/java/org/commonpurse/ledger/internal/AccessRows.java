package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_KEY_REUSED;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.ledger.access.AccessChange;
import org.commonpurse.ledger.access.AccessKept;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.Given;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.access.NewKey;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The rows of keys and roles, in a transaction. */
final class AccessRows implements AccessChange, AccessKept {

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
      SELECT g.number, g.subject_id, g.subject, g.role, g.fund, g.partner, g.from_at, g.until_at,
        g.delegated_by,
        g.by_id, g.by_name, g.given_at, g.reason, e.by_id AS end_by_id, e.by_name AS end_by_name,
        e.given_at AS end_at, e.reason AS end_reason
      FROM access_grant g
      LEFT JOIN access_grant_end e ON e.number = g.number
      """;

  private final Handle handle;
  private final Transactions transactions;

  /** Those that a connection sees. */
  AccessRows(Connection connection, Transactions transactions) {
    handle = Handles.on(connection);
    this.transactions = transactions;
  }

  /**
   * Those that a connection sees from now on.
   *
   * @param keeping  the query that keeps them as they are
   */
  static AccessRows kept(Connection connection, Transactions transactions, String keeping)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(keeping);
    }
    return new AccessRows(connection, transactions);
  }

  /** Whether there was ever a key. */
  boolean hasKeys() {
    return handle.select("SELECT COUNT(*) FROM access_key").mapTo(Long.class).one() > 0;
  }

  /** Takes note that a key is the first; the second of two that ask at once meets the row and is tried again. */
  void first(NewKey key) {
    handle.execute("INSERT INTO access_first (one, id) VALUES (1, ?)", key.id());
  }

  @Override
  public AccessKey add(NewKey key, Actor by, String reason) {
    var given = given(by, reason);
    insert(key, given);
    return new AccessKey(key, given, Optional.empty(), Optional.empty());
  }

  private Given given(Actor by, String reason) {
    return new Given(by, transactions.now(), reason);
  }

  private void insert(NewKey key, Given given) {
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

  private long insert(NewGrant grant, Given given) {
    long number =
        handle
            .select("SELECT COALESCE(MAX(number), 0) + 1 FROM access_grant")
            .mapTo(Long.class)
            .one();
    handle.execute(
        "INSERT INTO access_grant (number, subject_id, subject, role, fund, partner, from_at,"
            + " until_at, delegated_by, by_id, by_name, given_at, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number,
        grant.subject().id(),
        grant.subject().name(),
        grant.role(),
        grant.fund().map(FundCode::value).orElse(null),
        grant.partner().map(PartnerCode::value).orElse(null),
        grant.from().map(Seals::micros).orElse(null),
        grant.until().map(Seals::micros).orElse(null),
        grant.delegatedBy().orElse(null),
        given.by().id(),
        given.by().name(),
        Seals.micros(given.at()),
        given.reason());
    return number;
  }

  @Override
  public Optional<AccessKey> key(String keyId) {
    return keys(handle.select(KEYS + " WHERE k.id = ?").bind(0, keyId)).stream().findFirst();
  }

  private Optional<Grant> find(long number) {
    return grants(handle.select(GRANTS + " WHERE g.number = ?").bind(0, number)).stream()
        .findFirst();
  }

  @Override
  public List<AccessKey> keys() {
    return keys(handle.select(KEYS + " ORDER BY k.given_at, k.id"));
  }

  @Override
  public List<Grant> grants() {
    return grants(handle.select(GRANTS + " ORDER BY g.number"));
  }

  @Override
  public List<Grant> grantsOf(String subjectId) {
    return grants(
        handle.select(GRANTS + " WHERE g.subject_id = ? ORDER BY g.number").bind(0, subjectId));
  }

  @Override
  public AccessKey revoke(String keyId, Actor by, String reason) {
    var key = key(keyId).orElseThrow(() -> AccessChange.unknownKey(keyId));
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
    return key(keyId).orElseThrow(() -> AccessChange.unknownKey(keyId));
  }

  @Override
  public Grant grant(NewGrant grant, Actor by, String reason) {
    var given = given(by, reason);
    var present =
        grantsOf(grant.subject().id()).stream()
            .filter(each -> each.isNotOver(given.at()) && isSame(each.grant(), grant))
            .findFirst();
    if (present.isPresent()) {
      return present.get();
    }
    long number = insert(grant, given);
    return find(number).orElseThrow(() -> AccessChange.unknownGrant(number));
  }

  private static boolean isSame(NewGrant one, NewGrant other) {
    return one.role().equals(other.role())
        && one.fund().equals(other.fund())
        && one.partner().equals(other.partner())
        && one.from().equals(other.from())
        && one.until().equals(other.until())
        && one.delegatedBy().equals(other.delegatedBy());
  }

  @Override
  public Grant withdraw(long number, Actor by, String reason) {
    var grant = find(number).orElseThrow(() -> AccessChange.unknownGrant(number));
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
    return find(number).orElseThrow(() -> AccessChange.unknownGrant(number));
  }

  @Override
  public Optional<String> resultOf(ActRequest request) {
    var before =
        handle
            .select("SELECT digest, result FROM access_act WHERE by_id = ? AND act_key = ?")
            .bind(0, request.by().id())
            .bind(1, request.key().value())
            .map((row, context) -> List.of(row.getString("digest"), row.getString("result")))
            .findOne();
    if (before.isPresent() && !before.get().get(0).equals(request.digest())) {
      throw LEDGER_KEY_REUSED
          .because(
              "The key \""
                  + request.key()
                  + "\" was used for another change of keys and roles. Use a new key, or send the same"
                  + " request again; nothing was recorded.",
              "key",
              request.key())
          .toException();
    }
    return before.map(found -> found.get(1));
  }

  @Override
  public void done(ActRequest request, String result) {
    handle.execute(
        "INSERT INTO access_act (by_id, act_key, act, digest, result) VALUES (?, ?, ?, ?, ?)",
        request.by().id(),
        request.key().value(),
        request.act(),
        request.digest(),
        result);
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
            moment(row, "from_at"),
            moment(row, "until_at"),
            Optional.ofNullable(row.getString("delegated_by"))),
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

  private static @Nullable String joined(Collection<String> parts) {
    return parts.isEmpty() ? null : parts.stream().sorted().collect(Collectors.joining(","));
  }

  private static Set<String> parts(@Nullable String joined) {
    return joined == null ? Set.of() : Set.copyOf(Arrays.asList(joined.split(",")));
  }
}
