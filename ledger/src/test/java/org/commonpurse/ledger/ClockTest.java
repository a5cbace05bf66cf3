package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.verify.CheckpointKeeper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A clock that once ran ahead does not date what is recorded after it was set right. */
class ClockTest {

  private static final String AHEAD = "2024-01-03T09:00:00Z";

  private final MovableClock clock = new MovableClock("2024-01-01T09:00:00Z");

  private static final FundRules ROUTED = new FundRules(LateEntries.ROUTE, Set.of(), List.of());

  private static Submission entry(String key) {
    return submission(key, due("2023-04-01", ICB, MINIMUM, 100));
  }

  /** Books whose clock was two days ahead for one entry, and is right again. */
  private String url(TestStores store) {
    String url = store.fresh();
    try (Ledger ledger = Ledger.open(url, clock)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      clock.set(AHEAD);
      ledger.journal().post(entry("ahead"));
      clock.set("2024-01-01T09:01:00Z");
    }
    return url;
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesToRecordWhatWouldBearTheFuturesMoment(TestStores store) {
    try (Ledger ledger = Ledger.open(url(store), clock)) {
      assertThat(codeOf(() -> ledger.journal().post(entry("one"))))
          .isEqualTo("LEDGER_CLOCK_BEHIND");
      assertThat(codeOf(() -> ledger.journal().postAll(List.of(entry("ahead"), entry("two")))))
          .isEqualTo("LEDGER_CLOCK_BEHIND");
      assertThat(codeOf(() -> ledger.rules().set(FUND, ROUTED, TREASURER)))
          .isEqualTo("LEDGER_CLOCK_BEHIND");

      assertThat(ledger.journal().post(entry("ahead")).replay()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void goesOnAMomentBehindWithTheMomentOfTheLastLink(TestStores store) {
    try (Ledger ledger = Ledger.open(url(store), clock)) {
      clock.set("2024-01-03T08:55:00Z");

      assertThat(ledger.journal().post(entry("next")).recordedAt()).isEqualTo(Instant.parse(AHEAD));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void goesOnWhereItMayBeBehindForLonger(TestStores store) {
    String url = url(store);
    try (Ledger ledger = Ledger.open(url, clock, CheckpointKeeper.NONE, Duration.ofDays(2))) {
      assertThat(ledger.journal().post(entry("next")).recordedAt()).isEqualTo(Instant.parse(AHEAD));
    }
  }
}
