package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryFilter;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.redaction.RedactedLink;
import org.commonpurse.ledger.redaction.Redaction;
import org.commonpurse.ledger.redaction.RedactionDocument;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.commonpurse.ledger.verify.Finding;
import org.commonpurse.ledger.verify.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: a narrative that was taken out is nowhere any more, and all else of the entry is proved as before, to
 * whoever kept a checkpoint.
 */
class RedactionTest {

  private static final String SECRET = "Taxi for Mrs Agnes \"Nan\" Ollerenshaw, 14 Mill Lane";
  private static final String SHOWN = "[redacted: event ";
  private static final Actor APPROVER = new Actor("A. Prover");

  private final MovableClock clock = new MovableClock("2023-05-01T09:00:00Z");

  private static JournalEntry entry(String narrative, long pence) {
    return Samples.actual(
        "2023-04-01",
        narrative,
        Posting.debit(Account.receivable(ICB), pence),
        Posting.credit(Account.contribution(ICB, MINIMUM), pence));
  }

  private static JournalEntry approved(String narrative, long pence, String minute) {
    return entry(narrative, pence).approvedBy(new Approval(APPROVER, minute));
  }

  private static Submission of(String key, JournalEntry entry) {
    return Samples.submission(key, entry);
  }

  static Redaction redact(Ledger ledger, long entry, String reason) {
    return ledger
        .books()
        .write(FUND, books -> books.redactions().redact(FUND, entry, reason, TREASURER));
  }

  private Ledger filled(String url) {
    var ledger = Ledger.open(url, clock);
    ledger.funds().register(Samples.fund(), TREASURER);
    ledger.journal().post(of("first", entry("Contribution due", 100)));
    ledger.journal().post(of("second", approved(SECRET, 200, "Board, item 4")));
    ledger.journal().post(of("third", entry("Contribution due", 300)));
    return ledger;
  }

  private static RecordedEntry entry(Ledger ledger, long sequence) {
    return ledger.journal().entries(EntryQuery.of(FUND)).entries().get((int) sequence - 1);
  }

  private static List<Finding> findings(Ledger ledger) {
    return ledger.verification().of(FUND, Optional.empty()).findings();
  }

  private static String export(Ledger ledger, ExportFormat format) {
    var out = new StringWriter();
    ledger.exports().write(FUND, format, out);
    return out.toString();
  }

  private static List<Finding> findings(String export) {
    return ExportVerifier.verify(new StringReader(export), Optional.empty()).findings();
  }

  private static EntryFilter search(String text) {
    var none = EntryFilter.NONE;
    return new EntryFilter(
        none.reference(),
        none.key(),
        none.amount(),
        Optional.of(text),
        none.actor(),
        none.recordedSince());
  }

  private static Object balances(Ledger ledger, View view) {
    return ledger
        .books()
        .at(view, at -> at.balances().of(BalanceQuery.of(FUND, Book.ACTUAL).by(Grouping.ACCOUNT)));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesTheNarrativeOutAndLeavesAllElseProved(TestStores store) {
    try (var ledger = filled(store.fresh())) {
      var before = entry(ledger, 2);
      var checkpoint = ledger.verification().checkpoint(FUND);
      var lastYear = new View(Optional.of(LocalDate.of(2023, 4, 2)), Optional.of(clock.instant()));
      var then = balances(ledger, lastYear);
      clock.advance(Duration.ofDays(400));

      var redaction = redact(ledger, 2, "Named a resident");

      var after = entry(ledger, 2);
      assertThat(after.entry().narrative()).isEqualTo(SHOWN + redaction.event() + "]");
      assertThat(after.seal()).isEqualTo(before.seal());
      assertThat(after.entry().approval()).isEqualTo(before.entry().approval());
      assertThat(after.entry().postings()).isEqualTo(before.entry().postings());
      assertThat(after.by()).isEqualTo(before.by());
      assertThat(after.proof().salt()).isEmpty();
      assertThat(balances(ledger, lastYear)).isEqualTo(then);
      assertThat(ledger.verification().of(FUND, Optional.of(checkpoint)).findings()).isEmpty();
      for (var format : ExportFormat.values()) {
        assertThat(export(ledger, format)).doesNotContain("Ollerenshaw").contains("Contribution");
      }
      var lines = new StringReader(export(ledger, ExportFormat.JSONL));
      assertThat(ExportVerifier.verify(lines, Optional.of(checkpoint)).findings()).isEmpty();
      assertThat(redaction.stillIn()).isEmpty();
      assertThat(redaction.events()).isEmpty();
      List<Redaction> listed = ledger.books().now(at -> at.redactions().list(FUND));
      assertThat(listed).containsExactly(redaction);
      assertThat(
              ledger.journal().entries(EntryQuery.of(FUND).filter(search("llerensha"))).entries())
          .isEmpty();
    }
  }

  @Test
  void refusesWhatCannotBeTakenOutAndRecordsNothingThen() throws Exception {
    String url = TestStores.SQLITE.fresh();
    try (var ledger = filled(url)) {
      var seal = ledger.verification().checkpoint(FUND);
      for (long sequence : new long[] {0, 4, -1, Long.MAX_VALUE}) {
        assertThat(codeOf(() -> redact(ledger, sequence, "Asked")))
            .isEqualTo("LEDGER_ENTRY_UNKNOWN");
      }
      for (var reason :
          List.of(
              "",
              " ",
              "x".repeat(1001),
              "two\nlines",
              SECRET,
              "It said: " + SECRET.toLowerCase().replace(" ", "  ") + ".")) {
        assertThat(codeOf(() -> redact(ledger, 2, reason)))
            .as(reason)
            .isEqualTo("REDACTION_REASON_UNFIT");
      }
      assertThat(ledger.verification().checkpoint(FUND)).isEqualTo(seal);
      redact(ledger, 2, "Asked");
      assertThat(codeOf(() -> redact(ledger, 2, "Asked"))).isEqualTo("REDACTION_DONE");
      try (var intruder = new Intruder(url, TestStores.SQLITE)) {
        intruder.does("UPDATE entry SET reference = 'x' WHERE sequence = 1");
      }
      assertThat(codeOf(() -> redact(ledger, 1, "Asked"))).isEqualTo("REDACTION_UNSOUND");
    }
    try (var old = Ledger.open(OldStores.of(1, TestStores.SQLITE))) {
      assertThat(codeOf(() -> redact(old, 1, "Asked"))).isEqualTo("REDACTION_OF_FIRST_FORM");
    }
  }

  @Test
  void answersARetryOfTheEntryByAllThatIsStillKnownOfIt() {
    try (var ledger = filled(TestStores.SQLITE.fresh())) {
      var entry = approved(SECRET, 200, "Board, item 4");
      var first = ledger.journal().post(of("second", entry));
      redact(ledger, 2, "Asked");

      assertThat(ledger.journal().post(of("second", entry))).isEqualTo(first);
      for (var other :
          List.of(
              approved(SECRET, 201, "Board, item 4"),
              approved(SECRET, 200, "Board, item 5"),
              entry(SECRET, 200),
              entry(SECRET, 200).approvedBy(new Approval(TREASURER, "Board, item 4")))) {
        assertThat(codeOf(() -> ledger.journal().post(of("second", other))))
            .isEqualTo("LEDGER_KEY_REUSED");
      }
      assertThat(findings(ledger)).isEmpty();
      assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries()).hasSize(3);
    }
  }

  @Test
  void isTakenBackLikeAnyOther() {
    try (var ledger = filled(TestStores.SQLITE.fresh())) {
      redact(ledger, 2, "Asked");
      var day = LocalDate.of(2023, 4, 30);
      ledger.journal().reverse(Reversal.whole(FUND, 2, day, "Wrong", new EntryKey("r"), TREASURER));
      assertThat(entry(ledger, 4).reverses()).contains(2L);
      assertThat(codeOf(() -> redact(ledger, 2, "Asked"))).isEqualTo("REDACTION_DONE");
      redact(ledger, 4, "Asked");
      assertThat(findings(ledger)).isEmpty();
      assertThat(findings(export(ledger, ExportFormat.JSONL))).isEmpty();
    }
  }

  /** Goal: what an act was asked for is known by a hash without a salt, which goes too, and can be retried. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesTheDigestOfItsActOutToo(TestStores store) throws SQLException {
    String url = store.fresh();
    try (var ledger = filled(url)) {
      var request = ActRequest.of(new EntryKey("b"), TREASURER, "batch", List.of(SECRET));
      var posting = List.of(of("in the batch", entry(SECRET + "!", 5)));
      RepeatableAct<Integer> act =
          RepeatableAct.toldByItsRequest(
              books -> books.journal().postAll(posting).size(), books -> -1);
      assertThat(ledger.books().write(FUND, Optional.of(request), act)).isEqualTo(1);
      assertThat(documents(url)).contains(request.digest());

      assertThat(redact(ledger, 4, "Asked").events()).hasSize(1);

      assertThat(documents(url)).doesNotContain(request.digest()).contains("\"request\":\"\"");
      assertThat(ledger.books().write(FUND, Optional.of(request), act)).isEqualTo(-1);
      var other = ActRequest.of(new EntryKey("b"), TREASURER, "other", List.of(SECRET));
      assertThat(codeOf(() -> ledger.books().write(FUND, Optional.of(other), act)))
          .isEqualTo("LEDGER_KEY_REUSED");
      assertThat(findings(ledger)).isEmpty();
      assertThat(findings(export(ledger, ExportFormat.JSONL))).isEmpty();
    }
  }

  private static String documents(String url) throws SQLException {
    var text = new StringBuilder();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT document FROM event")) {
      while (row.next()) {
        text.append(row.getString(1)).append('\n');
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void happensOnceHoweverManyAskAtOnceAndNotAtAllWhereItsActFails(TestStores store)
      throws Exception {
    try (var ledger = filled(store.fresh())) {
      assertThatThrownBy(
              () ->
                  ledger
                      .books()
                      .write(
                          FUND,
                          books -> {
                            books.redactions().redact(FUND, 2, "Asked", TREASURER);
                            throw new IllegalStateException("The machine stops here");
                          }))
          .hasMessageContaining("stops here");
      assertThat(entry(ledger, 2).entry().narrative()).isEqualTo(SECRET);
      assertThat(findings(ledger)).isEmpty();

      var pool = Executors.newFixedThreadPool(4);
      try {
        Callable<String> once =
            () -> {
              try {
                return "done " + redact(ledger, 2, "Asked").entry();
              } catch (ProblemException e) {
                return e.code();
              }
            };
        var told = new ArrayList<String>();
        for (var each : pool.invokeAll(List.of(once, once, once, once))) {
          told.add(each.get());
        }
        assertThat(told)
            .containsExactlyInAnyOrder(
                "done 2", "REDACTION_DONE", "REDACTION_DONE", "REDACTION_DONE");
      } finally {
        pool.shutdownNow();
      }
      assertThat(findings(ledger)).isEmpty();
    }
  }

  @Test
  void saysWhereTheTextStandsBesides() {
    try (var ledger = filled(TestStores.SQLITE.fresh())) {
      ledger.journal().post(of("again", entry("See: " + SECRET, 1)));
      ledger
          .agreements()
          .add(
              FUND,
              AgreementCode.of("bcf"),
              1,
              "{\"note\": " + "\"Taxi for Mrs Agnes \\\"Nan\\\" Ollerenshaw, 14 Mill Lane\"}",
              TREASURER);
      assertThat(redact(ledger, 2, "Asked").stillIn())
          .containsExactly("entry 4", "event 3 (agreement bcf/1)");
    }
  }

  /** Goal: the store lets through exactly this, whoever asks. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void letsNothingElseThrough(TestStores store) throws SQLException {
    String url = store.fresh();
    try (var ledger = filled(url)) {
      redact(ledger, 2, "Asked");
    }
    String empty = store == TestStores.POSTGRESQL ? "'\\x'::bytea" : "x''";
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO event (fund, number, after_entry, kind, subject, document, actor_id, actor,"
              + " salt, recorded_at, seal) SELECT fund, 4, 3, 'redaction', 'entry 1', '{}',"
              + " actor_id, actor, salt, recorded_at, seal FROM event WHERE number = 2");
      for (var sql :
          List.of(
              // No event names the third; the second is done.
              "UPDATE entry SET narrative = '', salt = " + empty + " WHERE sequence = 3",
              "UPDATE entry SET narrative = 'x' WHERE sequence = 2",
              "UPDATE entry SET narrative = '', salt = " + empty + " WHERE sequence = 2",
              // An event names the first: nothing but its text goes, and that wholly.
              "UPDATE entry SET narrative = 'x', salt = " + empty + " WHERE sequence = 1",
              "UPDATE entry SET narrative = '' WHERE sequence = 1",
              "UPDATE entry SET narrative = '', salt = NULL WHERE sequence = 1",
              "UPDATE entry SET salt = " + empty + " WHERE sequence = 1",
              "UPDATE entry SET narrative = '', minute = 'x', salt = " + empty,
              "UPDATE entry SET narrative = '', actor = 'x', salt = " + empty,
              "UPDATE entry SET narrative = '', seal = digest, salt = " + empty,
              "UPDATE event SET document = '', salt = " + empty,
              "DELETE FROM entry WHERE sequence = 1",
              "DELETE FROM event WHERE number = 4")) {
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("never changed or removed");
      }
      assertThat(
              statement.executeUpdate(
                  "UPDATE entry SET narrative = '', salt = " + empty + " WHERE sequence = 1"))
          .isEqualTo(1);
    }
  }

  /** Goal: what is gone, and what is said to be gone, are held to each other. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void findsWhatIsGoneWithoutAWordAndWhatIsSaidAndNotGone(TestStores store) throws SQLException {
    String url = store.fresh();
    String empty = store == TestStores.POSTGRESQL ? "'\\x'::bytea" : "x''";
    try (var ledger = filled(url);
        var intruder = new Intruder(url, store)) {
      redact(ledger, 2, "Asked");
      intruder.does(
          "CREATE TABLE entry_kept AS SELECT * FROM entry",
          "CREATE TABLE event_kept AS SELECT * FROM event");
      for (var change :
          List.of(
              "UPDATE entry SET narrative = '', salt = " + empty + " WHERE sequence = 1",
              "UPDATE entry SET salt = (SELECT salt FROM event WHERE number = 1) WHERE sequence = 2",
              "UPDATE entry SET actor = 'somebody' WHERE sequence = 2",
              "UPDATE entry SET minute = 'another' WHERE sequence = 2",
              "UPDATE entry SET narrative = 'Rent' WHERE sequence = 2",
              "UPDATE event SET document = '{}', salt = " + empty + " WHERE number = 2",
              "UPDATE event SET subject = 'entry 3' WHERE number = 3",
              "UPDATE event SET kind = 'due' WHERE number = 3",
              "UPDATE event SET document = '{}' WHERE number = 3",
              "DELETE FROM event WHERE number = 3")) {
        intruder.does(change);
        assertThat(findings(ledger)).as(change).isNotEmpty();
        intruder.does(
            "DELETE FROM entry",
            "INSERT INTO entry SELECT * FROM entry_kept",
            "DELETE FROM event",
            "INSERT INTO event SELECT * FROM event_kept");
      }
      assertThat(findings(ledger)).isEmpty();
    }
  }

  @Test
  void findsInAnExportWhatIsFalseInIt() {
    List<String> lines;
    try (var ledger = filled(TestStores.SQLITE.fresh())) {
      redact(ledger, 2, "Asked");
      lines = export(ledger, ExportFormat.JSONL).lines().toList();
    }
    var whole = String.join("\n", lines);
    assertThat(findings(whole)).isEmpty();
    assertThat(lines.get(3)).contains("\"redaction\":{\"number\":3,");
    var hash = lines.get(3).replaceAll(".*\"narrative\":\"([0-9a-f]{64})\".*", "$1");
    for (var forged :
        List.of(
            // Another hash, a text that nobody proves, another name, another event.
            whole.replace(hash, "0".repeat(64)),
            whole.replaceFirst(hash, "0".repeat(64)),
            whole.replace("\"narrative\":\"" + SHOWN + "3]\"", "\"narrative\":\"Rent\""),
            whole.replace("\"minute\":\"Board, item 4\"", "\"minute\":\"Board, item 9\""),
            whole.replace("\"redaction\":{\"number\":3,", "\"redaction\":{\"number\":2,"),
            whole.replace("\"subject\":\"entry 2\"", "\"subject\":\"entry 1\""),
            // The event that says so cut out, with all that follows it.
            String.join("\n", lines.subList(0, 5))
                + "\n"
                + lines.get(6).replace("\"events\":3", "\"events\":2"))) {
      assertThat(forged).isNotEqualTo(whole);
      assertThat(findings(forged)).as(forged).isNotEmpty();
    }
  }

  /** Goal: no document that decides anything is changed under the name of a redaction. */
  @ParameterizedTest
  @EnumSource(
      value = EventKind.class,
      names = {"REDACTION"},
      mode = EnumSource.Mode.EXCLUDE)
  void isOfNoEventButThoseOfWhoAskedAndWhoAgreed(EventKind kind) {
    var at = clock.instant();
    var salted = TextProof.salted(Salt.random());
    var event =
        new ChainEvent(
                FUND, 1, 0, kind, "1", "{}", TREASURER, salted, at, Optional.empty(), Seals.START)
            .sealedTo(Seals.START);
    var hashes = new HashMap<String, String>();
    Seals.personalTexts(event).forEach((name, text) -> hashes.put(name, salted.of(name, text)));
    var left = new HashMap<>(Seals.personalTexts(event));
    left.put("document", "forged");
    var forged =
        new ChainEvent(
            FUND,
            1,
            0,
            kind,
            "1",
            "forged",
            TREASURER,
            new TextProof.TakenOut(2, hashes),
            at,
            Optional.empty(),
            event.seal());
    var said =
        new ChainEvent(
                FUND,
                2,
                0,
                EventKind.REDACTION,
                "event 1",
                new RedactionDocument("Why", hashes, left, List.of(), List.of()).text(),
                TREASURER,
                TextProof.salted(Salt.random()),
                at,
                Optional.empty(),
                Seals.START)
            .sealedTo(event.seal());
    var replay = new Replay(Optional.empty(), true, true);
    replay.next(forged);
    replay.next(said);
    assertThat(replay.finish().isEmpty()).isEqualTo(RedactedLink.KINDS.contains(kind));
  }

  /** Goal: not a byte of the text is left in the file, however often rows were moved in it. */
  @Test
  void leavesNoByteOfTheTextInTheFileNorInItsLog(@TempDir Path folder) throws Exception {
    long seed = 20_261_127;
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var file = folder.resolve("books.db");
    var others = List.of(FUND, FundCode.of("fenland"), FundCode.of("arden"));
    try (var ledger = Ledger.open("jdbc:sqlite:" + file, clock)) {
      for (var fund : others) {
        ledger.funds().register(Samples.fund(fund), TREASURER);
      }
      var secrets = new ArrayList<String>();
      for (int batch = 0; batch < 40; batch++) {
        var fund = others.get(random.nextInt(others.size()));
        var entries = new ArrayList<Submission>();
        for (int i = 0; i < 30; i++) {
          var text = "S%02d%02dECRET ".formatted(batch, i) + "é".repeat(random.nextInt(900));
          var entry =
              new JournalEntry(
                  fund, Book.ACTUAL, LocalDate.of(2023, 4, 1), text, "", entry("x", 5).postings());
          entries.add(of("k" + batch + "/" + i, entry));
        }
        for (var receipt : ledger.journal().postAll(entries)) {
          if (fund.equals(FUND) && receipt.sequence() % 10 == 0) {
            secrets.add(receipt.sequence() + " " + receipt.key().value());
          }
        }
      }
      assertThat(secrets).hasSizeGreaterThan(25);
      for (var secret : secrets.subList(0, 20)) {
        redact(ledger, Long.parseLong(secret.split(" ")[0]), "Asked");
      }
      assertThat(findings(ledger)).isEmpty();
      ledger.copyTo(folder.resolve("copy.db"));
      try (var copy = Ledger.open("jdbc:sqlite:" + folder.resolve("copy.db"), clock)) {
        assertThat(findings(copy)).isEmpty();
      }
      for (var name : List.of("books.db", "books.db-wal", "copy.db")) {
        var bytes = Files.readAllBytes(folder.resolve(name));
        var content = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < secrets.size(); i++) {
          var key = secrets.get(i).split("[k/]");
          var mark = "S%02d%02dECRET".formatted(Integer.parseInt(key[1]), Integer.parseInt(key[2]));
          boolean isThere = i >= 20 && !name.endsWith("-wal");
          assertThat(content.contains(mark)).as(name + " has " + mark).isEqualTo(isThere);
        }
      }
    }
  }
}
