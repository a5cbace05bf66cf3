package org.commonpurse.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.jackson.Jackson;
import java.time.Clock;
import java.time.Duration;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose tokens the settings have believed. */
class JwtSettingsTest {

  private static final String GOOD =
      """
      jwt:
        - issuer: https://login.example
          audience: commonpurse
          keys: https://login.example/keys
          algorithms: [RS256]
          clockSkew: 30s
          groups:
            - {group: Officers, role: finance-officer, fund: arden, partner: icb}
      """;

  private static AccessSettings read(String text) throws Exception {
    return Jackson.newObjectMapper(new YAMLFactory()).readValue(text, AccessSettings.class);
  }

  @Test
  void readsAnIssuerWithItsGroups() throws Exception {
    var issuer = read(GOOD).issuers().get(0);
    assertThat(issuer.skew()).isEqualTo(Duration.ofSeconds(30));
    assertThat(issuer.nameClaim()).isEqualTo("name");
    assertThat(issuer.groups().get(0).partner().orElseThrow()).hasToString("icb");
    assertThat(read("trustedHeaders: true").issuers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'issuer: https://login.example', 'issuer: login.example', issuer",
    "'issuer: https://login.example', 'issuer: https://login.example#a', issuer",
    "'issuer: https://login.example', 'issuer: \"\"', issuer",
    "'audience: commonpurse', '', audience",
    "'[RS256]', '[HS256]', algorithms",
    "'[RS256]', '[none]', algorithms",
    "30s, 1h, clockSkew",
    "', partner: icb', '', partner",
    "'role: finance-officer', 'role: auditor', partner",
    "'role: finance-officer', 'role: king', king",
    "'group: Officers', 'group: \"\"', group",
    "'jwt:', 'trustedHeaders: true\njwt:', trustedHeaders",
  })
  void refusesWhatCannotBeMeant(String text, String other, String named) throws Exception {
    var settings = read(GOOD.replace(text, other));
    var refusal = catchThrowableOfType(ProblemException.class, settings::issuers);
    assertThat(refusal.getMessage()).contains(named);
  }

  @Test
  void refusesTheSameIssuerTwiceAndKeysFromNowhere() throws Exception {
    var twice = read(GOOD + GOOD.substring(GOOD.indexOf('\n') + 1));
    assertThat(catchThrowableOfType(ProblemException.class, twice::issuers).code())
        .isEqualTo("SERVICE_SETTINGS_WRONG");
    var open = read(GOOD.replace("keys: https", "keys: http"));
    var refusal =
        catchThrowableOfType(ProblemException.class, () -> open.signIns(Clock.systemUTC()));
    assertThat(refusal.getMessage()).contains("http://login.example/keys", "https");
  }
}
