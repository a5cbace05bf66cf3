package org.commonpurse.ledger.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.allocation.AllocationDraft;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was recorded outside the chain into it, in the order in which it was recorded. It keeps
 * its moment and its actor; from here on the chain says when it was taken in.
 */
final class AdoptEvents implements JavaMigration {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Dialect dialect;
  private final Instant now;

  AdoptEvents(Dialect dialect, Instant now) {
    this.dialect = dialect;
    this.now = now;
  }

  /** Something recorded outside the chain. */
  private record Old(
      EventKind kind, String subject, String document, Actor by, Instant recordedAt) {

    static Old of(EventKind kind, String subject, String document, String actor, long micros) {
      return new Old(kind, subject, document, new Actor(actor), Seals.moment(micros));
    }
  }

  @Override
  public void migrate(Context context) throws SQLException {
    // The handle is not closed: that would close the connection, which is not ours.
    Handle handle = Handles.on(context.getConnection());
    var funds =
        handle
            .select("SELECT id, code FROM fund ORDER BY id")
            .map((row, all) -> new Fund(row.getLong(1), FundCode.of(row.getString(2))))
            .list();
    for (Fund fund : funds) {
      adopt(handle, fund);
    }
  }

  private record Fund(long id, FundCode code) {}

  private void adopt(Handle handle, Fund fund) throws SQLException {
    handle.execute("UPDATE fund_head SET events = 0 WHERE fund = ?", fund.id());
    var log = new EventLog(handle, fund.id(), fund.code());
    var old = new ArrayList<Old>();
    old.addAll(documents(handle, fund, "fund_version", EventKind.FUND, fund.code().value()));
    old.addAll(documents(handle, fund, "fund_rules", EventKind.RULES, RuleStore.SUBJECT));
    old.addAll(
        list(
            handle,
            fund,
            "SELECT year, period, action, reason, actor, recorded_at FROM period_event"
                + " WHERE fund = ? ORDER BY number",
            AdoptEvents::periodAct));
    old.addAll(
        list(
            handle,
            fund,
            "SELECT code, version, document, actor, recorded_at FROM agreement"
                + " WHERE fund = ? ORDER BY recorded_at, code, version",
            row ->
                Old.of(
                    EventKind.AGREEMENT,
                    row.getString(1) + "/" + row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5))));
    old.addAll(
        list(
            handle,
            fund,
            "SELECT allocation_key, agreement, version, period, digest, outturn, result, recorded_at,"
                + " actor FROM allocation WHERE fund = ? ORDER BY recorded_at, allocation_key",
            row -> allocation(fund, row)));
    old.addAll(
        list(
            handle,
            fund,
            "SELECT partner, up_to_day, difference, actor, recorded_at FROM reconciled"
                + " WHERE fund = ? ORDER BY number",
            AdoptEvents::reconciliation));
    // The sort is stable: what was recorded at one moment stays in the order above.
    old.sort(Comparator.comparing(Old::recordedAt));
    for (Old one : old) {
      JournalHead head = JournalHead.read(handle.getConnection(), dialect.head(), fund.id());
      Instant adoptedAt = Seals.moment(Math.max(Seals.micros(now), head.recordedAtMicros()));
      log.append(
          head,
          one.kind(),
          one.subject(),
          one.document(),
          one.by(),
          one.recordedAt(),
          Optional.of(adoptedAt));
    }
  }

  private static List<Old> documents(
      Handle handle, Fund fund, String table, EventKind kind, String subject) {
    return list(
        handle,
        fund,
        "SELECT document, actor, recorded_at FROM " + table + " WHERE fund = ? ORDER BY version",
        row -> Old.of(kind, subject, row.getString(1), row.getString(2), row.getLong(3)));
  }

  /** Reads one row. */
  @FunctionalInterface
  private interface Reading {
    Old read(ResultSet row) throws SQLException;
  }

  private static List<Old> list(Handle handle, Fund fund, String sql, Reading reading) {
    return handle.select(sql).bind(0, fund.id()).map((row, context) -> reading.read(row)).list();
  }

  private static Old periodAct(ResultSet row) throws SQLException {
    ObjectNode document = JSON.createObjectNode();
    document.put("action", row.getString(3)).put("reason", row.getString(4));
    String period = new FinancialYear(row.getInt(1)).period(row.getInt(2)).toString();
    return Old.of(EventKind.PERIOD, period, document.toString(), row.getString(5), row.getLong(6));
  }

  private static Old allocation(Fund fund, ResultSet row) throws SQLException {
    var draft =
        new AllocationDraft(
            fund.code(),
            new EntryKey(row.getString(1)),
            AgreementCode.of(row.getString(2)),
            row.getInt(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            new Actor(row.getString(9)));
    return new Old(
        EventKind.ALLOCATION,
        draft.key().value(),
        AllocationStore.write(draft),
        draft.by(),
        Seals.moment(row.getLong(8)));
  }

  private static Old reconciliation(ResultSet row) throws SQLException {
    ObjectNode document = JSON.createObjectNode();
    document.put("upTo", LocalDate.ofEpochDay(row.getLong(2)).toString());
    document.put("differencePence", row.getLong(3));
    return Old.of(
        EventKind.RECONCILIATION,
        row.getString(1),
        document.toString(),
        row.getString(4),
        row.getLong(5));
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("3.2");
  }

  @Override
  public String getDescription() {
    return "adopt events";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
