package org.commonpurse.api.operation.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.api.access.signin.GroupRole;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.Given;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Who has what. */
@OperationSpec(
    name = "access-review",
    summary =
        "who has which role where, since when, given by whom or by the settings, and when they last"
            + " came in",
    routes = {"GET /api/v1/access/review", "GET /api/v1/funds/{fund}/access/review"},
    lists = {"GET /api/v1/access/review", "GET /api/v1/funds/{fund}/access/review"},
    command = "access review",
    permission = Permission.REVIEW_ACCESS,
    idempotency = Idempotency.READS)
public final class ReviewAccess {

  private final Ledger ledger;

  private final Clock clock;

  private final List<Issuer> issuers;

  /** In these books, by this clock, with the roles that groups of these issuers have. */
  public ReviewAccess(Ledger ledger, Clock clock, List<Issuer> issuers) {
    this.ledger = ledger;
    this.clock = clock;
    this.issuers = List.copyOf(issuers);
  }

  /** What gives a role. */
  public enum Source {
    /** The register: somebody gave it. */
    GRANT,
    /** The settings: whoever is in a group of an issuer has it. */
    SETTINGS
  }

  /**
   * A role that somebody has now, or a group.
   *
   * @param source  what gives it
   * @param number  the number of the grant; empty where the settings give it
   * @param subject  the id of who has it; of a group {@code ISSUER#group:GROUP}
   * @param name  what people call them
   * @param given  who gave it, when and why; empty where the settings give it
   * @param from  from when on they have it; empty for at once
   * @param until  from when on they have it no longer
   * @param delegatedBy  the id of whoever lets them stand in with it
   * @param goodKeys  how many good keys they have
   * @param usedAt  when they last used a key or signed in, to about a minute; empty for never, and for a
   *     group, of which nobody knows here who is in it
   */
  public record Reviewed(
      Source source,
      Optional<Long> number,
      String subject,
      String name,
      String role,
      Optional<FundCode> fund,
      Optional<PartnerCode> partner,
      Optional<Given> given,
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<String> delegatedBy,
      long goodKeys,
      Optional<Instant> usedAt) {}

  /**
   * All roles that hold now, or are to hold later, and reach so far: those that were given in order of subject and number, then
   * those that the settings give, in their order.
   */
  public List<Reviewed> run(Reach reach) {
    var now = clock.instant();
    var register = ledger.access();
    var keys = register.keys();
    var uses = register.uses();
    var given =
        register.grants().stream()
            .filter(grant -> grant.isNotOver(now) && reach.sees(grant))
            .sorted(
                Comparator.comparing((Grant each) -> each.grant().subject().id())
                    .thenComparing(Grant::number))
            .map(grant -> reviewed(grant, keysOf(keys, grant), uses, now));
    return Stream.concat(given, ofSettings(reach)).toList();
  }

  private Stream<Reviewed> ofSettings(Reach reach) {
    return issuers.stream()
        .flatMap(
            issuer ->
                issuer.groups().stream()
                    .filter(group -> reach.sees(group.fund()))
                    .map(group -> reviewed(issuer, group)));
  }

  private static List<AccessKey> keysOf(List<AccessKey> keys, Grant grant) {
    var subject = grant.grant().subject().id();
    return keys.stream().filter(key -> key.key().subject().id().equals(subject)).toList();
  }

  private static Reviewed reviewed(
      Grant grant, List<AccessKey> keys, Map<String, Instant> uses, Instant now) {
    var what = grant.grant();
    var signedIn = Optional.ofNullable(uses.get(what.subject().id()));
    return new Reviewed(
        Source.GRANT,
        Optional.of(grant.number()),
        what.subject().id(),
        what.subject().name(),
        what.role(),
        what.fund(),
        what.partner(),
        Optional.of(grant.given()),
        what.from(),
        what.until(),
        what.delegatedBy(),
        keys.stream().filter(key -> key.isGood(now)).count(),
        Stream.concat(keys.stream().flatMap(key -> key.usedAt().stream()), signedIn.stream())
            .max(Comparator.naturalOrder()));
  }

  private static Reviewed reviewed(Issuer issuer, GroupRole group) {
    return new Reviewed(
        Source.SETTINGS,
        Optional.empty(),
        issuer.url() + Issuer.SEPARATOR + "group:" + group.group(),
        "Whoever is in " + group.group(),
        group.role(),
        group.fund(),
        group.partner(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }
}
