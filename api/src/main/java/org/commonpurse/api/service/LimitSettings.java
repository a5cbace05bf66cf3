package org.commonpurse.api.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.PositiveOrZero;
import org.commonpurse.api.rest.CallRates;
import org.jspecify.annotations.Nullable;

/**
 * How often each may ask, and how long a body may take.
 *
 * @param callsPerMinute  how often somebody who is known may; 0 for no limit
 * @param strangersPerMinute  how often whoever shows nothing good may from one address; 0 for no limit
 * @param bodyTimeMax  how long a body may take in all, such as {@code 10m}; absent: {@value #BODY_TIME_MAX}
 */
public record LimitSettings(
    @JsonProperty("callsPerMinute") @PositiveOrZero int callsPerMinute,
    @JsonProperty("strangersPerMinute") @PositiveOrZero int strangersPerMinute,
    @JsonProperty("bodyTimeMax") @Nullable Duration bodyTimeMax) {

  static final String BODY_TIME_MAX = "10m";

  /** What settings say that say nothing. */
  static LimitSettings none() {
    return new LimitSettings(0, 0, null);
  }

  /** How long a body may take in all. */
  public java.time.Duration bodyTime() {
    var given = bodyTimeMax == null ? Duration.parse(BODY_TIME_MAX) : bodyTimeMax;
    return given.toJavaDuration();
  }

  /** What counts them. */
  public CallRates rates() {
    return new CallRates(callsPerMinute, strangersPerMinute);
  }
}
