package org.commonpurse.api.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.PositiveOrZero;
import org.commonpurse.api.rest.CallRates;

/**
 * How often each may ask.
 *
 * @param callsPerMinute  how often somebody who is known may; 0 for no limit
 * @param strangersPerMinute  how often whoever shows nothing good may from one address; 0 for no limit
 */
public record LimitSettings(
    @JsonProperty("callsPerMinute") @PositiveOrZero int callsPerMinute,
    @JsonProperty("strangersPerMinute") @PositiveOrZero int strangersPerMinute) {

  /** What counts them. */
  public CallRates rates() {
    return new CallRates(callsPerMinute, strangersPerMinute);
  }
}
