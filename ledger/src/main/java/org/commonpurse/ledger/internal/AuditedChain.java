package org.commonpurse.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.ledger.audit.AuditLine;
import org.commonpurse.ledger.audit.AuditPlace;
import org.commonpurse.ledger.audit.AuditQuery;
import org.commonpurse.ledger.audit.AuditSource;
import org.commonpurse.ledger.audit.AuditedAct;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;

/**
 * What one fund's chain says of who did what. No index knows the moments of a chain, and none is needed: they
 * never run backwards, so that a moment is found by halving.
 */
final class AuditedChain {

  private static final String ENTRY = "entry";

  private static final Links ENTRIES =
      new Links(
          AuditSource.ENTRY,
          "entry",
          "sequence",
          "recorded_at",
          "SELECT sequence, recorded_at, actor_id, actor, 'entry' FROM entry");

  private static final Links EVENTS =
      new Links(
          AuditSource.EVENT,
          "event",
          "number",
          "COALESCE(adopted_at, recorded_at)",
          "SELECT number, COALESCE(adopted_at, recorded_at), actor_id, actor, kind FROM event");

  private final Handle handle;
  private final long fundId;
  private final FundCode fund;
  private final AuditQuery query;

  AuditedChain(Handle handle, long fundId, FundCode fund, AuditQuery query) {
    this.handle = handle;
    this.fundId = fundId;
    this.fund = fund;
    this.query = query;
  }

  /** A table of links: the column that numbers them from 1, and when each was recorded. */
  private record Links(
      AuditSource source, String table, String number, String moment, String select) {}

  /** The first of what is asked for, of entries and of events, each in order. */
  List<AuditLine> find() {
    var entries =
        query.operation().map(ENTRY::equals).orElse(true)
            ? find(ENTRIES, Optional.empty())
            : List.<AuditLine>of();
    return Stream.concat(entries.stream(), find(EVENTS, query.operation()).stream()).toList();
  }

  private List<AuditLine> find(Links links, Optional<String> kind) {
    long last = last(links);
    long end = query.to().map(to -> first(links, last, Seals.micros(to) + 1)).orElse(last + 1);
    var sql = new AuditSql(links.select());
    sql.and("fund = ?", fundId);
    sql.and(links.number() + " >= ?", begin(links, last));
    sql.and(links.number() + " < ?", end);
    query.subject().ifPresent(id -> bySubject(sql, links, id));
    kind.ifPresent(word -> sql.and("kind = ?", word));
    return sql.on(handle, links.number(), query.limit())
        .map((row, context) -> line(links.source(), row))
        .list();
  }

  private long begin(Links links, long last) {
    var start = query.start(links.source(), fund.value());
    long micros = Seals.micros(start.at());
    if (start.number() == Long.MAX_VALUE) {
      return first(links, last, micros + 1);
    }
    long first = first(links, last, micros);
    return start.number() == Long.MIN_VALUE ? first : Math.max(first, start.number() + 1);
  }

  /** Entries of before there were ids have only a name. */
  private static void bySubject(AuditSql sql, Links links, String id) {
    if (links.source() == AuditSource.ENTRY) {
      sql.and("(actor_id = ? OR actor_id IS NULL AND LOWER(actor) = ?)", id, id);
    } else {
      sql.and("actor_id = ?", id);
    }
  }

  private long last(Links links) {
    return handle
        .select(
            "SELECT COALESCE(MAX("
                + links.number()
                + "), 0) FROM "
                + links.table()
                + " WHERE fund = ?")
        .bind(0, fundId)
        .mapTo(Long.class)
        .one();
  }

  /** The number of the first link that was recorded at a moment or later; one past the last for none. */
  private long first(Links links, long last, long micros) {
    long low = 1;
    long high = last + 1;
    while (low < high && micros > 0) {
      long middle = (low + high) >>> 1;
      if (moment(links, middle) < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long moment(Links links, long number) {
    return handle
        .select(
            "SELECT "
                + links.moment()
                + " FROM "
                + links.table()
                + " WHERE fund = ? AND "
                + links.number()
                + " = ?")
        .bind(0, fundId)
        .bind(1, number)
        .mapTo(Long.class)
        .one();
  }

  private AuditLine line(AuditSource source, ResultSet row) throws SQLException {
    var at = Seals.moment(row.getLong(2));
    var by = EntryReader.actor(row.getString(3), row.getString(4));
    return new AuditLine(
        new AuditPlace(at, source, fund.value(), row.getLong(1)),
        AuditedAct.recorded(at, by, row.getString(5), Optional.of(fund)));
  }
}
