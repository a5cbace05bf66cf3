package org.commonpurse.api.access.signin;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens are believed, and what they mean here.
 * <p>
 * A person is {@code ISSUER#SUB}. An issuer has no {@code #}, so two issuers never name the same person,
 * whatever they call them.
 *
 * @param url  the issuer, exactly as its tokens name it in {@code iss}
 * @param audience  what its tokens must name in {@code aud}
 * @param algorithms  how they may be signed; all asymmetric
 * @param skew  how far its clock and ours may differ
 * @param nameClaim  the claim that has the name of a person
 * @param groupsClaim  the claim that has their groups
 * @param groups  which roles its groups have
 */
public record Issuer(
    String url,
    String audience,
    Set<JWSAlgorithm> algorithms,
    Duration skew,
    String nameClaim,
    String groupsClaim,
    List<GroupRole> groups) {

  /** What stands between an issuer and what it calls a person. */
  public static final char SEPARATOR = '#';

  public Issuer {
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(skew, "skew");
    Objects.requireNonNull(nameClaim, "nameClaim");
    Objects.requireNonNull(groupsClaim, "groupsClaim");
    algorithms = Set.copyOf(algorithms);
    groups = List.copyOf(groups);
    if (url.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException("An issuer has no " + SEPARATOR + ": " + url);
    }
    if (!JWSAlgorithm.Family.SIGNATURE.containsAll(algorithms)) {
      throw new IllegalArgumentException("Only asymmetric algorithms: " + algorithms);
    }
  }

  /**
   * Whom claims are of, which were verified before.
   *
   * @throws ProblemException if the issuer calls them what can be no id here, such as nothing, or more than
   *     an {@link Actor} holds
   */
  SignedIn read(JWTClaimsSet claims) {
    var subject = claims.getSubject();
    var actor = named(url + SEPARATOR + subject, claims.getClaim(nameClaim), subject);
    var member = groupsOf(claims.getClaim(groupsClaim));
    return new SignedIn(
        actor,
        groups.stream()
            .filter(each -> member.contains(each.group()))
            .map(each -> each.of(actor))
            .toList());
  }

  private static Actor named(String id, @Nullable Object name, String subject) {
    try {
      if (name instanceof String text) {
        return new Actor(id, text, Set.of());
      }
    } catch (ProblemException e) {
      // A name that cannot be kept keeps nobody out; one by the id can be looked up.
    }
    return new Actor(id, subject, Set.of());
  }

  /** Several groups come as a list; one alone may come as a text. */
  private static Set<Object> groupsOf(@Nullable Object claim) {
    return claim instanceof Collection<?> several
        ? new HashSet<>(several)
        : Set.of(claim == null ? "" : claim);
  }
}
