package org.commonpurse.api.service;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_SETTINGS_WRONG;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.access.signin.IssuerKeys;
import org.commonpurse.api.access.signin.SignIns;
import org.jspecify.annotations.Nullable;

/**
 * How the service knows who asks.
 *
 * @param trustedHeaders  whether a proxy knows it and says so in the header {@code Acting-As}, and whoever
 *     asks may do everything; otherwise they show a key or a token
 * @param jwt  whose tokens are believed; none where it is left out
 */
public record AccessSettings(
    @JsonProperty("trustedHeaders") boolean trustedHeaders,
    @JsonProperty("jwt") List<JwtSettings> jwt) {

  public AccessSettings(boolean trustedHeaders, @Nullable List<JwtSettings> jwt) {
    this.trustedHeaders = trustedHeaders;
    this.jwt = jwt == null ? List.of() : List.copyOf(jwt);
  }

  /**
   * The issuers.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_SETTINGS_WRONG}
   */
  public List<Issuer> issuers() {
    var issuers = jwt.stream().map(JwtSettings::issuer).toList();
    var names = new HashSet<String>();
    for (var issuer : issuers) {
      if (!names.add(issuer.url())) {
        throw wrong("there are two of the issuer " + issuer.url() + ". Join them.");
      }
    }
    if (trustedHeaders && !issuers.isEmpty()) {
      throw wrong("tokens are not looked at where trustedHeaders is set. Leave one of them out.");
    }
    return issuers;
  }

  /**
   * Those who sign in.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_SETTINGS_WRONG}
   */
  SignIns signIns(Clock clock) {
    var issuers = issuers();
    Map<Issuer, IssuerKeys> withKeys = new HashMap<>();
    for (int i = 0; i < issuers.size(); i++) {
      withKeys.put(issuers.get(i), jwt.get(i).keys(clock));
    }
    return new SignIns(withKeys, clock);
  }

  private static RuntimeException wrong(String what) {
    return SERVICE_SETTINGS_WRONG.because("In access.jwt " + what).toException();
  }
}
