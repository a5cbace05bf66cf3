package org.commonpurse.api.service;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_SETTINGS_WRONG;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.JWSAlgorithm;
import io.dropwizard.util.Duration;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.access.signin.GroupRole;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.access.signin.IssuerKeys;
import org.commonpurse.api.access.signin.KeySource;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * An issuer of tokens, as the settings give it.
 *
 * @param issuer  its URL, as {@code iss} has it
 * @param audience  what {@code aud} must name
 * @param keysAt  a file or an address with its public keys
 * @param algorithms  how tokens may be signed; without it {@link #USUAL}
 * @param clockSkew  how far its clock may differ, at most {@link #SKEW_MAX}; without it 60 s
 * @param keysReadEvery  the least time between two attempts to read the keys; without it 30 s
 * @param keysKept  how long keys are used that cannot be read again; without it 12 h
 * @param nameClaim  the claim with the name; without it {@code name}
 * @param groupsClaim  the claim with the groups; without it {@code groups}
 * @param groups  which roles its groups have; without it none
 */
record JwtSettings(
    @JsonProperty("issuer") Optional<String> issuerUrl,
    @JsonProperty("audience") Optional<String> audience,
    @JsonProperty("keys") Optional<String> keysAt,
    @JsonProperty("algorithms") Optional<Set<String>> algorithms,
    @JsonProperty("clockSkew") Optional<Duration> clockSkew,
    @JsonProperty("keysReadEvery") Optional<Duration> keysReadEvery,
    @JsonProperty("keysKept") Optional<Duration> keysKept,
    @JsonProperty("nameClaim") Optional<String> nameClaim,
    @JsonProperty("groupsClaim") Optional<String> groupsClaim,
    @JsonProperty("groups") Optional<List<Group>> groups) {

  private static final Set<String> USUAL = Set.of("RS256", "PS256", "ES256");

  /** All that Java verifies by itself; what needs a shared secret is not among them. */
  private static final Set<String> POSSIBLE =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  private static final Duration SKEW_MAX = Duration.minutes(5);

  /** What an id has room for beside what the issuer calls a person. */
  private static final int ISSUER_LENGTH_MAX = 150;

  /**
   * A role that a group has.
   *
   * @param group  the group, as tokens name it
   * @param role  the role
   * @param fund  in which fund; without it in all
   * @param partner  for which partner, where the role is a partner's
   */
  record Group(
      @JsonProperty("group") Optional<String> group,
      @JsonProperty("role") Optional<String> role,
      @JsonProperty("fund") Optional<String> fund,
      @JsonProperty("partner") Optional<String> partner) {

    private GroupRole read() {
      var name = given("groups: group", group);
      var known = Role.of(given("groups: role", role));
      if (known.isOfPartner() != given(partner).isPresent()) {
        throw wrong(
            "groups: partner",
            "has "
                + (known.isOfPartner() ? "to be given with " : "no place beside ")
                + known.word());
      }
      return new GroupRole(
          name, known.word(), given(fund).map(FundCode::of), given(partner).map(PartnerCode::of));
    }
  }

  /**
   * The issuer.
   *
   * @throws ProblemException {@code SERVICE_SETTINGS_WRONG}, or what refuses a role or a code
   */
  Issuer issuer() {
    return new Issuer(
        url(),
        given("audience", audience),
        allowed(),
        skew(),
        given(nameClaim).orElse("name"),
        given(groupsClaim).orElse("groups"),
        groups.orElse(List.of()).stream().map(Group::read).toList());
  }

  private String url() {
    var text = given("issuer", issuerUrl);
    try {
      var uri = new URI(text);
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawFragment() == null
          && text.length() <= ISSUER_LENGTH_MAX) {
        return text;
      }
    } catch (java.net.URISyntaxException e) {
      // It is told below.
    }
    throw wrong("issuer", "is \"" + text + "\". Write its URL, as its tokens have it in iss");
  }

  private Set<JWSAlgorithm> allowed() {
    var names = algorithms.filter(some -> !some.isEmpty()).orElse(USUAL);
    if (!POSSIBLE.containsAll(names)) {
      throw wrong("algorithms", "are " + names + ". There are " + POSSIBLE);
    }
    return names.stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
  }

  private java.time.Duration skew() {
    var skew = clockSkew.orElse(Duration.seconds(60));
    if (skew.compareTo(SKEW_MAX) > 0) {
      throw wrong("clockSkew", "is " + skew + ", more than " + SKEW_MAX + ". Set the clocks right");
    }
    return skew.toJavaDuration();
  }

  /**
   * Its keys.
   *
   * @throws ProblemException {@code SERVICE_SETTINGS_WRONG}
   */
  IssuerKeys keys(Clock clock) {
    var text = given("keys", keysAt);
    var rhythm =
        new IssuerKeys.Rhythm(
            keysReadEvery.orElse(Duration.seconds(30)).toJavaDuration(),
            keysKept.orElse(Duration.hours(12)).toJavaDuration());
    try {
      return new IssuerKeys(KeySource.of(text), rhythm, clock);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          SERVICE_SETTINGS_WRONG.because(
              "access.jwt: keys cannot be at " + text + ": " + e.getMessage() + "."),
          e);
    }
  }

  private static String given(String name, Optional<String> text) {
    return given(text).orElseThrow(() -> wrong(name, "is missing"));
  }

  private static Optional<String> given(Optional<String> text) {
    return text.filter(present -> !present.isBlank());
  }

  private static ProblemException wrong(String name, String what) {
    return SERVICE_SETTINGS_WRONG
        .because("access.jwt: " + name + " " + what + ".", "setting", name)
        .toException();
  }
}
