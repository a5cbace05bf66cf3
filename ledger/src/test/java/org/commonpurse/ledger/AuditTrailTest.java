package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.audit.AuditLine;
import org.commonpurse.ledger.audit.AuditPlace;
import org.commonpurse.ledger.audit.AuditQuery;
import org.commonpurse.ledger.audit.AuditSource;
import org.commonpurse.ledger.audit.AuditedAct;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That one answer tells who did what: what was recorded, and what was noted beside it. */
class AuditTrailTest {

  private static final Instant START = Instant.parse("2024-05-01T09:00:00Z");

  /** A fund that there is not. */
  private static final FundCode OTHER = FundCode.of("nothing-there");

  private static final AuditQuery ALL = query(Optional.empty(), Optional.empty(), Optional.empty());

  private static AuditQuery query(
      Optional<Instant> from, Optional<Instant> to, Optional<AuditPlace> after) {
    return new AuditQuery(
        Optional.empty(),
        from,
        to,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        after,
        10_000);
  }

  static AuditedAct refused(int second, String who, Optional<FundCode> fund) {
    return new AuditedAct(
        START.plusSeconds(second),
        Optional.of(new Actor(who, "Name of " + who, Set.of())),
        "192.0.2." + second % 200,
        "entry-post",
        fund,
        "SERVICE_NOT_ALLOWED",
        "TRACE" + second,
        1);
  }

  /** Books with acts of all sources, of which many have the same moment. */
  private static Ledger filled(String url) {
    var clock = new MovableClock(START.toString());
    var ledger = Ledger.open(url, clock);
    ledger.funds().register(Samples.fund(), TREASURER);
    for (int i = 0; i < 40; i++) {
      if (i % 3 == 0) {
        clock.set(START.plusSeconds(i).toString());
      }
      ledger.journal().post(submission("k" + i, due("2023-04-01", ICB, MINIMUM, 100)));
      if (i % 5 == 0) {
        ledger.agreements().add(FUND, AgreementCode.of("bcf"), i + 1, "version: " + i, TREASURER);
      }
      if (i % 10 == 0) {
        var grant =
            new NewGrant(
                new Actor("s" + i),
                "auditor",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ledger
            .access()
            .withdraw(ledger.access().grant(grant, TREASURER, "").number(), TREASURER, "");
      }
    }
    var notes = new ArrayList<AuditedAct>();
    for (int i = 0; i < 40; i++) {
      var fund = i % 4 == 0 ? Optional.<FundCode>empty() : Optional.of(i % 4 == 1 ? OTHER : FUND);
      notes.add(refused(i / 2, "p" + i % 3, fund));
    }
    ledger.audit().note(notes);
    return ledger;
  }

  /** Goal: no line is missed or told twice. Method: any question against a look through all lines. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void answersAnyQuestionAsALookThroughAllLinesDoes(TestStores store) {
    long seed = System.nanoTime();
    System.out.println("AuditTrailTest, seed " + seed);
    var random = new SplittableRandom(seed);
    try (var ledger = filled(store.fresh())) {
      var all = ledger.audit().find(ALL);
      isWhole(all);
      for (int i = 0; i < 150; i++) {
        var query =
            new AuditQuery(
                any(random, List.of(FUND)),
                any(random, moments(all)),
                any(random, moments(all)),
                any(random, List.of("p1", "p2", TREASURER.id(), "nobody")),
                any(random, List.of("entry", "entry-post", "agreement", "access-grant")),
                any(random, List.of("RECORDED", "SERVICE_NOT_ALLOWED")),
                any(random, all.stream().map(AuditLine::place).toList()),
                1 + random.nextInt(60));
        assertThat(ledger.audit().find(query))
            .as(query.toString())
            .isEqualTo(all.stream().filter(query::holds).limit(query.limit()).toList());
      }
    }
  }

  /** Each act once, in the order of moments. */
  private static void isWhole(List<AuditLine> all) {
    assertThat(all).hasSize(40 + 2 + 8 + 8 + 40);
    assertThat(all).extracting(AuditLine::place).isSorted().doesNotHaveDuplicates();
    assertThat(all)
        .filteredOn(line -> line.place().source() == AuditSource.REQUEST)
        .extracting(line -> line.act().fund())
        .containsOnly(Optional.empty(), Optional.of(FUND));
    assertThat(all)
        .allSatisfy(
            line -> assertThat(AuditPlace.find(line.place().toString())).contains(line.place()));
  }

  private static List<Instant> moments(List<AuditLine> all) {
    return all.stream()
        .map(line -> line.act().at())
        .flatMap(at -> List.of(at, at.plusMillis(1)).stream())
        .toList();
  }

  private static <T> Optional<T> any(SplittableRandom random, List<T> values) {
    return random.nextInt(3) > 0
        ? Optional.empty()
        : Optional.of(values.get(random.nextInt(values.size())));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void neverChangesWhatWasNoted(TestStores store) throws SQLException {
    var url = store.fresh();
    try (var ledger = Ledger.open(url)) {
      ledger.audit().note(List.of(refused(1, "p1", Optional.of(OTHER))));
    }
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (var sql :
          List.of("UPDATE audit_request SET outcome = 'DONE'", "DELETE FROM audit_request")) {
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .hasMessageContaining("never changed or removed");
      }
    }
  }

  @Test
  void knowsAFundThatThereIsNotFromOneWithoutLines() {
    try (var ledger = Ledger.open(TestStores.SQLITE.fresh())) {
      var query =
          new AuditQuery(
              Optional.of(OTHER),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              1);
      assertThat(PostingTest.codeOf(() -> ledger.audit().find(query)))
          .isEqualTo("LEDGER_FUND_UNKNOWN");
    }
  }
}
