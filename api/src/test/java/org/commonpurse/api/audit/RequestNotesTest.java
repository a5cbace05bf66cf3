package org.commonpurse.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.audit.AuditLine;
import org.commonpurse.ledger.audit.AuditQuery;
import org.commonpurse.ledger.audit.AuditedAct;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a flood of refusals fills neither memory nor disk, and that nothing is lost in silence. */
class RequestNotesTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private static final String CODE = "SERVICE_NOT_AUTHENTICATED";

  @TempDir private Path folder;

  private static AuditedAct by(String who, String address) {
    var actor = Optional.of(who).filter(id -> !id.isEmpty()).map(id -> new Actor(id, id, Set.of()));
    return new AuditedAct(NOON, actor, address, "entry-post", Optional.empty(), CODE, "T", 1);
  }

  private static long times(List<AuditedAct> acts) {
    return acts.stream().mapToLong(AuditedAct::times).sum();
  }

  @Test
  void countsStrangersByAddressAndMinute() {
    var tally = new RequestTally();
    for (int i = 0; i < 100_000; i++) {
      assertThat(tally.standsAlone(by("", "192.0.2." + i % 3))).isFalse();
    }
    var ended = tally.endOfMinute(NOON.plusSeconds(60));
    assertThat(ended).hasSize(3).allSatisfy(act -> assertThat(act.times()).isGreaterThan(33_332));
    assertThat(times(ended)).isEqualTo(100_000);
    assertThat(tally.endOfMinute(NOON.plusSeconds(61))).isEmpty();
    assertThat(tally.endOfMinute(NOON.plusSeconds(120))).isEmpty();
  }

  @Test
  void hasABoundHoweverManyAddressesThereAre() {
    var tally = new RequestTally();
    for (int i = 0; i < 100_000; i++) {
      tally.standsAlone(by("", "10." + i % 40 + "." + i % 250 + "." + i % 241));
    }
    var ended = tally.end();
    assertThat(ended).hasSize(RequestTally.KINDS_MOST + 1);
    assertThat(times(ended)).isEqualTo(100_000);
    assertThat(ended.get(ended.size() - 1).address()).isEqualTo("several");
  }

  @Test
  void givesWhoIsKnownLinesOfTheirOwnAndCountsTheRest() {
    var tally = new RequestTally();
    int alone = 0;
    for (int i = 0; i < 1000; i++) {
      alone += tally.standsAlone(by("4711", "192.0.2.1")) ? 1 : 0;
    }
    assertThat(alone).isEqualTo(RequestTally.ALONE_MOST);
    assertThat(times(tally.end())).isEqualTo(1000 - alone);
    assertThat(tally.standsAlone(by("4711", "192.0.2.1"))).isTrue();
  }

  private Ledger ledger() {
    return Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"));
  }

  private static List<AuditLine> lines(Ledger ledger) {
    return ledger
        .audit()
        .find(
            new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                100_000));
  }

  @Test
  void tellsHowManyWereLost() {
    try (var ledger = ledger()) {
      var notes = new RequestNotes(ledger.audit(), Clock.systemUTC());
      for (int i = 0; i < RequestNotes.WAITING_MOST; i++) {
        notes.note(by("p" + i, "192.0.2.1"));
      }
      for (int i = 0; i < 300; i++) {
        notes.note(by("p" + i, "192.0.2.1"));
      }
      notes.note(by("", "192.0.2.9"));
      assertThat(notes.waiting()).isEqualTo(RequestNotes.WAITING_MOST);
      assertThat(notes.lost()).isEqualTo(300);

      notes.close();

      assertThat(notes.waiting()).isZero();
      var lines = lines(ledger);
      assertThat(lines).hasSize(RequestNotes.WAITING_MOST + 1);
      assertThat(lines.get(lines.size() - 1).act().outcome()).isEqualTo(RequestNotes.LOST);
      // The stranger's line found no room either when the service stopped.
      assertThat(lines.get(lines.size() - 1).act().times()).isEqualTo(301);
    }
  }

  @Test
  void waitsWhileTheDatabaseCannotBeWritten() {
    var closed = ledger();
    closed.close();
    var notes = new RequestNotes(closed.audit(), Clock.systemUTC());
    notes.note(by("4711", "192.0.2.1"));
    notes.close();
    assertThat(notes.waiting()).isEqualTo(1);
    assertThat(notes.lost()).isZero();
  }
}
