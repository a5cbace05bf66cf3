package org.commonpurse.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.Given;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.audit.AuditLine;
import org.commonpurse.ledger.audit.AuditPlace;
import org.commonpurse.ledger.audit.AuditQuery;
import org.commonpurse.ledger.audit.AuditSource;
import org.commonpurse.ledger.audit.AuditTrail;
import org.commonpurse.ledger.audit.AuditedAct;
import org.commonpurse.ledger.fund.Funds;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;

/** The audit trail of a store: the chains, the register of access and what was noted of requests, as one. */
public final class AuditStore implements AuditTrail {

  private static final String INSERT =
      "INSERT INTO audit_request (number, asked_at, subject_id, subject, address, operation, fund,"
          + " outcome, trace, times) VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM fund WHERE code = ?),"
          + " ?, ?, ?)";

  private final Transactions transactions;

  /** The trail reached by these transactions. */
  public AuditStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void note(List<AuditedAct> requests) {
    if (requests.isEmpty()) {
      return;
    }
    transactions.write(
        connection -> {
          var handle = Handles.on(connection);
          long number =
              handle
                  .select("SELECT COALESCE(MAX(number), 0) FROM audit_request")
                  .mapTo(Long.class)
                  .one();
          var batch = handle.prepareBatch(INSERT);
          for (var each : requests) {
            batch.add(
                ++number,
                Seals.micros(each.at()),
                each.by().map(Actor::id).orElse(null),
                each.by().map(Actor::name).orElse(null),
                each.address(),
                each.operation(),
                each.fund().map(FundCode::value).orElse(null),
                each.outcome(),
                each.trace(),
                each.times());
          }
          return batch.execute();
        });
  }

  @Override
  public List<AuditLine> find(AuditQuery query) {
    return transactions.read(
        connection -> {
          var handle = Handles.on(connection);
          var funds = funds(handle, query.fund());
          var found = new ArrayList<>(requests(handle, funds, query));
          if (query.asksForRecorded()) {
            funds.forEach(
                (id, code) -> found.addAll(new AuditedChain(handle, id, code, query).find()));
            found.addAll(access(new AccessRows(connection, transactions), query));
          }
          return found.stream()
              .sorted(Comparator.comparing(AuditLine::place))
              .limit(query.limit())
              .toList();
        });
  }

  private static Map<Long, FundCode> funds(Handle handle, Optional<FundCode> wanted) {
    var funds = new LinkedHashMap<Long, FundCode>();
    handle
        .select("SELECT id, code FROM fund ORDER BY id")
        .map((row, context) -> Map.entry(row.getLong(1), FundCode.of(row.getString(2))))
        .forEach(
            each -> {
              if (wanted.filter(code -> !code.equals(each.getValue())).isEmpty()) {
                funds.put(each.getKey(), each.getValue());
              }
            });
    if (funds.isEmpty() && wanted.isPresent()) {
      throw Funds.unknown(wanted.get());
    }
    return funds;
  }

  private static List<AuditLine> requests(
      Handle handle, Map<Long, FundCode> funds, AuditQuery query) {
    var start = query.start(AuditSource.REQUEST, "");
    var sql =
        new AuditSql(
            "SELECT number, asked_at, subject_id, subject, address, operation, fund, outcome,"
                + " trace, times FROM audit_request");
    sql.and("asked_at >= ?", Seals.micros(start.at()));
    sql.and("(asked_at > ? OR number > ?)", Seals.micros(start.at()), Math.max(0, start.number()));
    query.to().ifPresent(to -> sql.and("asked_at <= ?", Seals.micros(to)));
    query.fund().ifPresent(any -> sql.and("fund = ?", funds.keySet().iterator().next()));
    query.subject().ifPresent(id -> sql.and("subject_id = ?", id));
    query.operation().ifPresent(name -> sql.and("operation = ?", name));
    query.outcome().ifPresent(code -> sql.and("outcome = ?", code));
    return sql.on(handle, "asked_at, number", query.limit())
        .map((row, context) -> request(row, funds))
        .list();
  }

  private static AuditLine request(ResultSet row, Map<Long, FundCode> funds) throws SQLException {
    var at = Seals.moment(row.getLong("asked_at"));
    var name = row.getString("subject");
    return new AuditLine(
        new AuditPlace(at, AuditSource.REQUEST, "", row.getLong("number")),
        new AuditedAct(
            at,
            name == null
                ? Optional.empty()
                : Optional.of(new Actor(row.getString("subject_id"), name, Set.of())),
            row.getString("address"),
            row.getString("operation"),
            // There is no fund 0.
            Optional.ofNullable(funds.get(row.getLong("fund"))),
            row.getString("outcome"),
            row.getString("trace"),
            row.getLong("times")));
  }

  /** There are few keys and roles, so that all of them are looked through. */
  private static List<AuditLine> access(AccessRows rows, AuditQuery query) {
    var keys = rows.keys().stream().flatMap(AuditStore::key);
    var grants = rows.grants().stream().flatMap(AuditStore::grant);
    return Stream.concat(keys, grants)
        .filter(query::holds)
        .sorted(Comparator.comparing(AuditLine::place))
        .limit(query.limit())
        .toList();
  }

  private static Stream<AuditLine> key(AccessKey key) {
    var scope = key.key().scope().funds();
    var fund = scope.size() == 1 ? scope.stream().findFirst() : Optional.<FundCode>empty();
    return lines("key", key.key().id(), key.given(), key.taken(), fund);
  }

  private static Stream<AuditLine> grant(Grant grant) {
    return lines(
        "grant", Long.toString(grant.number()), grant.given(), grant.taken(), grant.grant().fund());
  }

  private static Stream<AuditLine> lines(
      String what, String id, Given given, Optional<Given> taken, Optional<FundCode> fund) {
    return Stream.concat(
        Stream.of(line("access-" + what, id, given, fund)),
        taken.stream().map(end -> line("access-" + what + "-end", id, end, fund)));
  }

  private static AuditLine line(String what, String id, Given given, Optional<FundCode> fund) {
    Instant at = given.at();
    return new AuditLine(
        new AuditPlace(at, AuditSource.ACCESS, what + "." + id, 1),
        AuditedAct.recorded(at, given.by(), what, fund));
  }
}
