package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What stays wrong is a line of the log a minute, and no more. */
class RepeatedFailuresTest {

  private Instant now = Instant.parse("2024-01-01T09:00:00Z");

  private final RepeatedFailures failures = new RepeatedFailures(() -> now);

  @Test
  void tellsOneAMinuteAndHowManyWereLeftOut() {
    assertThat(failures.toTell("FULL")).hasValue(0);
    for (int i = 0; i < 500; i++) {
      assertThat(failures.toTell("FULL")).isEmpty();
    }
    assertThat(failures.toTell("BUSY")).hasValue(0);
    now = now.plusSeconds(61);

    assertThat(failures.toTell("FULL")).hasValue(500);
    assertThat(failures.toTell("FULL")).isEmpty();
  }
}
