package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.received;
import static org.commonpurse.ledger.Samples.spent;
import static org.commonpurse.ledger.Samples.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.allocation.AllocationDraft;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.carepackage.PackageSamples;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.measure.MeasureSamples;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;
import org.commonpurse.ledger.transfer.ChainEnd;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.transfer.JsonLines;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.commonpurse.ledger.verify.Finding;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: nothing in the books or in an export can be changed by hand without verification saying so.
 * Method: each column that the tables have, whatever they come to have, is changed in one row, and put
 * back; and so is each field of a line.
 */
class TamperingTest {

  /** The entries that are changed: a plain one, a routed and approved one, and a reversal. */
  private static final long PLAIN = 60;

  private static final long ROUTED = 91;
  private static final long REVERSAL = 92;

  /** The events that stand beside them, one of each kind. */
  private static final long FUND_EVENT = 1;

  /** The rules of the fund; those that it was registered with stand before them. */
  private static final long RULES_EVENT = 3;

  private static final long PERIOD_EVENT = 4;
  private static final long AGREEMENT_EVENT = 5;
  private static final long ALLOCATION_EVENT = 6;
  private static final long RECONCILIATION_EVENT = 7;
  private static final long PACKAGE_EVENT = 8;
  private static final long MEASURES_EVENT = 9;
  private static final long OBSERVATION_EVENT = 10;
  private static final long APPROVAL_EVENT = 11;
  private static final long FORECAST_EVENT = 12;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A row to change, by its key. */
  private record Row(String table, Map<String, Long> key) {

    static Row of(String table, Object... key) {
      var pairs = new LinkedHashMap<String, Long>();
      for (int i = 0; i < key.length; i += 2) {
        pairs.put((String) key[i], ((Number) key[i + 1]).longValue());
      }
      return new Row(table, pairs);
    }

    Row with(String column, Object value) {
      var changed = new LinkedHashMap<>(key);
      changed.computeIfPresent(column, (name, old) -> ((Number) value).longValue());
      return new Row(table, changed);
    }

    String where() {
      return " WHERE " + String.join(" AND ", key.keySet().stream().map(c -> c + " = ?").toList());
    }
  }

  /** Fills the books with three entries each time, then one that is routed and a reversal. */
  private static void fill(Ledger ledger, int times) {
    ledger.funds().register(Samples.fund(), TREASURER);
    ledger.rules().set(FUND, new FundRules(LateEntries.ROUTE, Set.of(), List.of()), TREASURER);
    var submissions = new ArrayList<Submission>();
    for (int i = 0; i < times; i++) {
      submissions.add(submission("a" + i, due("2023-04-01", ICB, MINIMUM, 100 + i)));
      submissions.add(submission("b" + i, received("2023-04-20", ICB, "R" + i, 100 + i)));
      submissions.add(
          submission("c" + i, spent("2023-05-31", REABLEMENT, MINIMUM, COMMUNITY, 50 + i)));
    }
    ledger.journal().postAll(submissions);
    ledger.periods().close(FUND, Period.parse("2023-24/01"), TREASURER);
    var approval = new Approval(new Actor("director"), "ICB 12/4");
    ledger
        .journal()
        .post(submission("late", due("2023-04-03", ICB, MINIMUM, 7).approvedBy(approval)));
    var day = LocalDate.of(2023, 6, 1);
    ledger
        .journal()
        .reverse(Reversal.whole(FUND, 5, day, "Wrong", new EntryKey("reversal"), TREASURER));
    AgreementCode bcf = AgreementCode.of("bcf");
    ledger.agreements().add(FUND, bcf, 1, "council: 40", TREASURER);
    ledger
        .allocations()
        .add(
            EventKind.ALLOCATION,
            new AllocationDraft(
                FUND, new EntryKey("a1"), bcf, 1, "2023-24", "0", "{}", "{}", TREASURER));
    ledger.periods().noteReconciled(FUND, ICB, LocalDate.of(2023, 4, 30), 0, TREASURER);
    var terms = PackageSamples.row(PackageSamples.ONE, PackageSamples.terms("2023-04-01", 7, 50));
    ledger.books().write(FUND, books -> books.packages().record(FUND, List.of(terms), TREASURER));
    ledger
        .books()
        .write(
            FUND,
            books -> {
              books.measures().addModel(FUND, 1, "impact: brackenshire", TREASURER);
              var observed =
                  books.measures().observe(FUND, List.of(MeasureSamples.observed(12)), TREASURER);
              return books
                  .measures()
                  .approve(FUND, observed.values().get(0), "{}", new Actor("director"));
            });
    ledger.books().write(FUND, books -> books.forecasts().add(FUND, "{}", TREASURER));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void failsOnRulesThatAreNoneAndBlamesNoCaller(TestStores store) throws SQLException {
    String url = store.fresh();
    try (Ledger ledger = Ledger.open(url);
        Intruder intruder = new Intruder(url, store)) {
      fill(ledger, 2);
      intruder.does("UPDATE event SET document = 'no rules' WHERE kind = 'rules'");

      assertThatThrownBy(() -> ledger.rules().get(FUND))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.code()).isEqualTo("LEDGER_RULES_MALFORMED");
                assertThat(e.type().category()).isEqualTo(Category.FAILED);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void findsAChangeOfAnyColumnOfAnEntryAndNamesTheEntry(TestStores store) throws SQLException {
    String url = store.fresh();
    try (Ledger ledger = Ledger.open(url);
        Intruder intruder = new Intruder(url, store)) {
      fill(ledger, 30);
      for (long entry : List.of(PLAIN, ROUTED, REVERSAL)) {
        for (String column : columns(intruder, "entry")) {
          Row row = Row.of("entry", "fund", 1, "sequence", entry);
          List<Finding> findings = findingsAfterChanging(ledger, intruder, row, column);
          assertThat(findings).as("%s of entry %s", column, entry).isNotEmpty();
          // An entry that is gone is named as the one missing before the next, or before the end.
          assertThat(findings.get(0).sequence().orElse(entry))
              .as("%s of entry %s: %s", column, entry, findings.get(0).message())
              .isBetween(entry, entry + (row.key().containsKey(column) ? 1_000_000 : 0));
        }
        for (String column : columns(intruder, "posting")) {
          Row row = Row.of("posting", "fund", 1, "sequence", entry, "line", 2);
          List<Finding> findings = findingsAfterChanging(ledger, intruder, row, column);
          assertThat(findings).as("%s of a posting of entry %s", column, entry).isNotEmpty();
          assertThat(findings.get(0).sequence()).as(findings.get(0).message()).contains(entry);
        }
      }
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void findsAChangeOfAnyColumnBesideTheEntries(TestStores store) throws SQLException {
    String url = store.fresh();
    try (Ledger ledger = Ledger.open(url);
        Intruder intruder = new Intruder(url, store)) {
      fill(ledger, 350);
      long april = LocalDate.of(2023, 4, 1).toEpochDay();
      long month = 2023 * 12 + 3;
      for (Row row :
          List.of(
              Row.of("account", "fund", 1, "id", 2),
              Row.of("fund_head", "fund", 1),
              Row.of("fund", "id", 1),
              Row.of("event", "fund", 1, "number", FUND_EVENT),
              Row.of("event", "fund", 1, "number", RULES_EVENT),
              Row.of("event", "fund", 1, "number", PERIOD_EVENT),
              Row.of("event", "fund", 1, "number", AGREEMENT_EVENT),
              Row.of("event", "fund", 1, "number", ALLOCATION_EVENT),
              Row.of("event", "fund", 1, "number", RECONCILIATION_EVENT),
              Row.of("event", "fund", 1, "number", PACKAGE_EVENT),
              Row.of("event", "fund", 1, "number", MEASURES_EVENT),
              Row.of("event", "fund", 1, "number", OBSERVATION_EVENT),
              Row.of("event", "fund", 1, "number", APPROVAL_EVENT),
              Row.of("event", "fund", 1, "number", FORECAST_EVENT),
              Row.of("kept_day", "fund", 1, "account", 1, "day", april, "segment", 0),
              Row.of("kept_month", "fund", 1, "account", 1, "month", month),
              Row.of(
                  "kept_month_segment", "fund", 1, "account", 1, "month", month, "segment", 0))) {
        for (String column : columns(intruder, row.table())) {
          assertThat(findingsAfterChanging(ledger, intruder, row, column))
              .as("%s of %s", column, row)
              .isNotEmpty();
        }
      }
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void findsWhatWasAddedTakenAwayOrPutInAnotherOrder(TestStores store) throws SQLException {
    String url = store.fresh();
    try (Ledger ledger = Ledger.open(url);
        Intruder intruder = new Intruder(url, store)) {
      fill(ledger, 350);
      for (String sql :
          List.of(
              // Two entries change places, and then two postings of an entry.
              "UPDATE entry SET sequence = 9999 WHERE sequence = 7;"
                  + "UPDATE entry SET sequence = 7 WHERE sequence = 10;"
                  + "UPDATE entry SET sequence = 10 WHERE sequence = 9999",
              "UPDATE posting SET line = 9 WHERE sequence = 7 AND line = 1;"
                  + "UPDATE posting SET line = 1 WHERE sequence = 7 AND line = 2;"
                  + "UPDATE posting SET line = 2 WHERE sequence = 7 AND line = 9",
              "DELETE FROM entry WHERE sequence = 7",
              "DELETE FROM entry WHERE sequence = 1052",
              "DELETE FROM posting WHERE sequence = 1052",
              "DELETE FROM account WHERE id = 5",
              "DELETE FROM fund_head",
              "DELETE FROM event WHERE kind = 'fund'",
              "DELETE FROM event WHERE kind = 'rules'",
              "DELETE FROM event WHERE kind = 'period'",
              "DELETE FROM event WHERE kind = 'agreement'",
              "DELETE FROM event WHERE kind = 'allocation'",
              "DELETE FROM event WHERE kind = 'reconciliation'",
              "DELETE FROM event WHERE kind = 'package'",
              "DELETE FROM event WHERE kind = 'measures'",
              "DELETE FROM event WHERE kind = 'observation'",
              "DELETE FROM event WHERE kind = 'approval'",
              "DELETE FROM event WHERE kind = 'forecast'",
              // Added by hand: rules, an agreement, an act on a period.
              added("rules", "rules", "{}"),
              added("agreement", "bcf/2", "council: 0"),
              added("package", "pkg-000002", "{}"),
              added("measures", "2", "impact: brackenshire"),
              added("observation", "frailty/2023-24/q1/2", "{}"),
              added("approval", "frailty/2023-24/q1/2", "{}"),
              added("waiver", "frailty/2023-24/q1/1", "{\"reason\":\"x\"}"),
              added("forecast", "2", "{}"),
              added("period", "2023-24/01", "{\"action\":\"REOPEN\",\"reason\":\"\"}"),
              "DELETE FROM kept_day WHERE account = 1",
              "DELETE FROM kept_month WHERE account = 1",
              "DELETE FROM kept_month_segment WHERE account = 1",
              "INSERT INTO posting (fund, sequence, line, account, pence) VALUES (1, 7, 3, 1, 5)",
              "INSERT INTO posting (fund, sequence, line, account, pence) VALUES (1, 9999, 1, 1, 5)",
              "INSERT INTO posting (fund, sequence, line, account, pence) VALUES (2, 1, 1, 1, 5)",
              "INSERT INTO kept_month (fund, account, month, pence) VALUES (1, 9, 24000, 0)")) {
        String table = sql.split(" ")[sql.startsWith("UPDATE") ? 1 : 2];
        intruder.does("CREATE TABLE saved AS SELECT * FROM " + table);
        intruder.does(sql.split(";"));
        assertThat(findings(ledger)).as(sql).isNotEmpty();
        intruder.does(
            "DELETE FROM " + table,
            "INSERT INTO " + table + " SELECT * FROM saved",
            "DROP TABLE saved");
      }
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  private static String added(String kind, String subject, String document) {
    return "INSERT INTO event (fund, number, after_entry, kind, subject, document, actor_id, actor,"
        + " salt, recorded_at, seal) SELECT fund, 13, after_entry, '%s', '%s', '%s', actor_id, actor,"
            .formatted(kind, subject, document)
        + " salt, recorded_at, seal FROM event WHERE number = 12";
  }

  /** Where nothing refuses a change any more, that is said before anybody makes one. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void findsThatTriggersAreMissing(TestStores store) throws SQLException {
    String url = store.fresh();
    try (Ledger ledger = Ledger.open(url);
        Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      fill(ledger, 2);
      statement.execute(
          store == TestStores.SQLITE
              ? "DROP TRIGGER event_never_changes"
              : "ALTER TABLE event DISABLE TRIGGER event_never_changes");
      assertThat(findings(ledger)).extracting(Finding::what).containsExactly("protection");
    }
  }

  @Test
  void findsAChangeOfAnyFieldOfAnExportAndNamesTheEntry() throws IOException {
    List<String> lines = export();
    for (long entry : List.of(PLAIN, ROUTED, REVERSAL)) {
      int line = lineOf(lines, entry);
      ObjectNode original = (ObjectNode) JSON.readTree(lines.get(line));
      for (ObjectNode changed : everyChange(original)) {
        var export = new ArrayList<>(lines);
        export.set(line, changed.toString());
        List<Finding> findings = findings(export, Optional.empty());
        assertThat(findings).as(changed.toString()).isNotEmpty();
        // An entry that says it has another place is named by that one.
        assertThat(findings.get(0).sequence().orElse(0L))
            .as(changed + ": " + findings.get(0).message())
            .isIn(entry, entry + 1);
      }
      var twice = new ArrayList<>(lines);
      twice.set(line, lines.get(line).replace("{\"fund\"", TWICE));
      assertThat(findings(twice, Optional.empty()).get(0).sequence()).contains(entry);
    }
    assertThat(findings(lines, Optional.empty())).isEmpty();
  }

  /** Where an entry stands among the lines, which hold events too. */
  private static int lineOf(List<String> lines, long entry) {
    String field = "\"sequence\":" + entry + ",";
    return (int) lines.stream().takeWhile(line -> !line.contains(field)).count();
  }

  @Test
  void findsAChangeOfAnyFieldOfAnEventOfAnExport() throws IOException {
    List<String> lines = export();
    for (int line = 0; line < lines.size(); line++) {
      if (JsonLines.isEvent(lines.get(line))) {
        ObjectNode original = (ObjectNode) JSON.readTree(lines.get(line));
        var names = new ArrayList<String>(List.of("adoptedAt", "note"));
        original.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
          var export = new ArrayList<>(lines);
          ObjectNode changed = original.deepCopy().set(name, changed(original.path(name)));
          export.set(line, changed.toString());
          assertThat(findings(export, Optional.empty())).as(changed.toString()).isNotEmpty();
        }
        var without = new ArrayList<>(lines);
        without.remove(line);
        assertThat(findings(without, Optional.empty())).isNotEmpty();
      }
    }
  }

  private static final String TWICE = "{\"narrative\":\"Something else\",\"fund\"";

  /** Each field changed, each taken away, and one added, of the entry and of its postings. */
  private static List<ObjectNode> everyChange(ObjectNode original) {
    var changes = new ArrayList<ObjectNode>();
    List<String> names = new ArrayList<>();
    original.fieldNames().forEachRemaining(names::add);
    names.addAll(List.of("submittedOn", "yearEnd", "approvedBy", "minute", "reverses", "note"));
    for (String name : names) {
      if (!name.equals("postings")) {
        changes.add(original.deepCopy().set(name, changed(original.path(name))));
      }
      if (original.has(name)) {
        changes.add(original.deepCopy().without(name));
      }
    }
    for (String name : List.of("account", "pence", "note")) {
      for (int line = 0; line < 2; line++) {
        ObjectNode changed = original.deepCopy();
        ObjectNode posting = (ObjectNode) changed.path("postings").get(line);
        posting.set(name, changed(posting.path(name)));
        changes.add(changed);
      }
    }
    ObjectNode swapped = original.deepCopy();
    ArrayNode postings = (ArrayNode) swapped.path("postings");
    postings.add(postings.remove(0));
    changes.add(swapped);
    return changes;
  }

  private static JsonNode changed(JsonNode value) {
    if (value.isNumber()) {
      return JSON.getNodeFactory().numberNode(value.longValue() + 1);
    }
    return value.isBoolean()
        ? JSON.getNodeFactory().booleanNode(!value.booleanValue())
        : JSON.getNodeFactory().textNode(value.asText() + "x");
  }

  @Test
  void findsLinesOfAnExportAddedTakenAwayRepeatedOrSwapped() {
    List<String> lines = export();
    int seventh = lineOf(lines, 7);
    var swapped = new ArrayList<>(lines);
    Collections.swap(swapped, seventh, seventh + 3);
    var without = new ArrayList<>(lines);
    without.remove(seventh);
    var repeated = new ArrayList<>(lines);
    repeated.add(seventh + 1, lines.get(seventh));
    var other = new ArrayList<>(lines);
    other.set(seventh, lines.get(seventh).replace("brackenshire", "fenland"));
    var noEntry = new ArrayList<>(lines);
    noEntry.add(seventh, "This is no entry.");
    for (List<String> export : List.of(swapped, without, repeated, other, noEntry)) {
      assertThat(findings(export, Optional.empty()).get(0).sequence().orElse(0L))
          .isBetween(7L, 10L);
    }
  }

  /** Whoever can write everything can seal everything anew; only what was written down tells. */
  @Test
  void knowsAHistoryThatWasSealedAnewByTheCheckpointOnly() {
    List<String> lines = export();
    Checkpoint checkpoint = checkpointOf(lines);
    var anew = new ArrayList<String>();
    String seal = Seals.START;
    for (String line : lines) {
      if (JsonLines.isEnd(line)) {
        ChainEnd end = JsonLines.readEnd(line);
        anew.add(JsonLines.write(new ChainEnd(FUND, end.entries(), end.events(), seal)));
        continue;
      }
      if (JsonLines.isEvent(line)) {
        ChainEvent event = JsonLines.readEvent(line).sealedTo(seal);
        seal = event.seal();
        anew.add(JsonLines.write(event));
        continue;
      }
      RecordedEntry entry = JsonLines.read(line.replace("Contribution due", "A gift"));
      seal = Seals.expected(seal, entry);
      anew.add(
          JsonLines.write(
              new RecordedEntry(
                  entry.sequence(),
                  entry.entry(),
                  entry.submittedOn(),
                  entry.reverses(),
                  List.of(),
                  entry.key(),
                  entry.by(),
                  entry.proof(),
                  entry.recordedAt(),
                  seal)));
    }

    assertThat(findings(anew, Optional.empty())).isEmpty();
    assertThat(findings(anew, Optional.of(checkpoint)))
        .extracting(Finding::what)
        .containsExactly("checkpoint");
    assertThat(findings(lines, Optional.of(checkpoint))).isEmpty();
    assertThat(findings(lines.subList(0, lines.size() - 2), Optional.of(checkpoint)))
        .extracting(Finding::what)
        .containsExactly("checkpoint");
  }

  /** Goal: what was cut off, by hand or by a broken connection, is not taken for all. */
  @Test
  void knowsAnExportThatWasCutOffAfterAnyLine() {
    List<String> lines = export();
    for (int left = 1; left < lines.size(); left++) {
      assertThat(findings(lines.subList(0, left), Optional.empty()))
          .extracting(Finding::what)
          .containsExactly("end");
    }
    var end = lines.get(lines.size() - 1);
    var more = new ArrayList<>(lines);
    more.add(end);
    var fewer = new ArrayList<>(lines.subList(0, lines.size() - 2));
    fewer.add(end);
    for (var export : List.of(more, fewer)) {
      assertThat(findings(export, Optional.empty())).extracting(Finding::what).contains("end");
    }
    assertThat(findings(lines.subList(0, lines.size() - 1), Optional.of(checkpointOf(lines))))
        .isEmpty();
  }

  private static Checkpoint checkpointOf(List<String> lines) {
    ChainEnd end = JsonLines.readEnd(lines.get(lines.size() - 1));
    return new Checkpoint(FUND, end.entries(), Optional.of(end.events()), end.seal());
  }

  private static List<String> export() {
    try (Ledger ledger = Ledger.open(TestStores.SQLITE.fresh())) {
      fill(ledger, 30);
      var out = new StringWriter();
      ledger.exports().write(FUND, ExportFormat.JSONL, out);
      return out.toString().lines().toList();
    }
  }

  private static List<Finding> findings(List<String> lines, Optional<Checkpoint> checkpoint) {
    return ExportVerifier.verify(new StringReader(String.join("\n", lines)), checkpoint).findings();
  }

  private static List<String> columns(Intruder intruder, String table) throws SQLException {
    var columns = new ArrayList<String>();
    try (Statement statement = intruder.connection().createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        columns.add(row.getMetaData().getColumnName(i));
      }
    }
    assertThat(columns).isNotEmpty();
    return columns;
  }

  private static List<Finding> findingsAfterChanging(
      Ledger ledger, Intruder intruder, Row row, String column) throws SQLException {
    Object before = value(intruder.connection(), row, column);
    Object after = changed(before, column, row);
    intruder.does(connection -> set(connection, row, column, after));
    Row now = row.with(column, after);
    try {
      return findings(ledger);
    } finally {
      intruder.does(connection -> set(connection, now, column, before));
    }
  }

  private static List<Finding> findings(Ledger ledger) {
    return ledger.verification().all().stream().flatMap(fund -> fund.findings().stream()).toList();
  }

  private static Object changed(Object before, String column, Row row) {
    if (before instanceof byte[] bytes) {
      byte[] other = bytes.clone();
      other[0] ^= 1;
      return other;
    }
    if (before instanceof Number number) {
      return number.longValue() + (row.key().containsKey(column) ? 1_000_000 : 1);
    }
    if (before instanceof String text) {
      return text + "x";
    }
    if (column.equals("salt")) {
      return new byte[16];
    }
    boolean isNumber = Set.of("submitted_day", "reverses", "adopted_at").contains(column);
    return isNumber ? (Object) 3L : "x";
  }

  private static Object value(Connection connection, Row row, String column) throws SQLException {
    String sql = "SELECT " + column + " FROM " + row.table() + row.where();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, 1, row);
      try (ResultSet result = statement.executeQuery()) {
        assertThat(result.next()).as(row.toString()).isTrue();
        return result.getObject(1);
      }
    }
  }

  private static void set(Connection connection, Row row, String column, Object value)
      throws SQLException {
    String sql = "UPDATE " + row.table() + " SET " + column + " = ?" + row.where();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      bind(statement, 2, row);
      assertThat(statement.executeUpdate()).as(row.toString()).isEqualTo(1);
    }
  }

  private static void bind(PreparedStatement statement, int first, Row row) throws SQLException {
    int place = first;
    for (long part : row.key().values()) {
      statement.setLong(place++, part);
    }
  }
}
