package org.commonpurse.api.representation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.operation.access.ReviewAccess.Reviewed;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.Given;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Keys and roles as answers have them; moments are in UTC, such as {@code 2026-04-01T09:00:00Z}. */
public final class AccessResponses {

  private AccessResponses() {}

  /** By whom something was given or taken back, when and why. */
  public record GivenResponse(String byId, String by, String at, String reason) {

    static GivenResponse of(Given given) {
      return new GivenResponse(
          given.by().id(), given.by().name(), given.at().toString(), given.reason());
    }
  }

  /**
   * A key.
   *
   * @param secret  the whole key, in the one answer that shows it; absent in all others
   * @param funds  what it is good for; empty for all
   * @param operations  what it is good for; empty for all
   * @param good  whether it opens anything now
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record KeyResponse(
      String id,
      Optional<String> secret,
      String subject,
      String name,
      List<String> funds,
      List<String> operations,
      Optional<String> until,
      boolean good,
      GivenResponse made,
      Optional<GivenResponse> revoked,
      Optional<String> usedAt) {

    /** A key as it is kept. */
    public static KeyResponse of(AccessKey key, Instant now) {
      return of(key, now, Optional.empty());
    }

    /** A key that was made just now, this once with itself. */
    public static KeyResponse of(ApiKeys.Issued issued, Instant now) {
      return of(issued.key(), now, Optional.of(issued.text()));
    }

    private static KeyResponse of(AccessKey key, Instant now, Optional<String> secret) {
      var kept = key.key();
      return new KeyResponse(
          kept.id(),
          secret,
          kept.subject().id(),
          kept.subject().name(),
          kept.scope().funds().stream().map(FundCode::value).sorted().toList(),
          kept.scope().operations().stream().sorted().toList(),
          kept.expiresAt().map(Instant::toString),
          key.isGood(now),
          GivenResponse.of(key.given()),
          key.taken().map(GivenResponse::of),
          key.usedAt().map(Instant::toString));
    }

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
      return "key " + id;
    }
  }

  /**
   * A role that somebody was given.
   *
   * @param delegatedBy  the id of whoever lets them stand in with it
   * @param good  whether it holds now
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record GrantResponse(
      long number,
      String subject,
      String name,
      String role,
      Optional<String> fund,
      Optional<String> partner,
      Optional<String> from,
      Optional<String> until,
      Optional<String> delegatedBy,
      boolean good,
      GivenResponse given,
      Optional<GivenResponse> withdrawn) {

    /** A role as it is kept. */
    public static GrantResponse of(Grant grant, Instant now) {
      var what = grant.grant();
      return new GrantResponse(
          grant.number(),
          what.subject().id(),
          what.subject().name(),
          what.role(),
          what.fund().map(FundCode::value),
          what.partner().map(PartnerCode::value),
          what.from().map(Instant::toString),
          what.until().map(Instant::toString),
          what.delegatedBy(),
          grant.isGood(now),
          GivenResponse.of(grant.given()),
          grant.taken().map(GivenResponse::of));
    }
  }

  /** A line of the review of access. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ReviewedResponse(
      String source,
      Optional<Long> grant,
      String subject,
      String name,
      String role,
      Optional<String> fund,
      Optional<String> partner,
      Optional<GivenResponse> given,
      Optional<String> from,
      Optional<String> until,
      Optional<String> delegatedBy,
      long goodKeys,
      Optional<String> usedAt) {

    /** A line. */
    public static ReviewedResponse of(Reviewed line) {
      return new ReviewedResponse(
          WireName.of(line.source()),
          line.number(),
          line.subject(),
          line.name(),
          line.role(),
          line.fund().map(FundCode::value),
          line.partner().map(PartnerCode::value),
          line.given().map(GivenResponse::of),
          line.from().map(Instant::toString),
          line.until().map(Instant::toString),
          line.delegatedBy(),
          line.goodKeys(),
          line.usedAt().map(Instant::toString));
    }
  }

  /** The cells of a line: who it is of, and what nobody gave comes from the settings. */
  public static List<String> cells(Reviewed line) {
    return List.of(
        line.number().map(String::valueOf).orElse(WireName.of(line.source())),
        line.subject(),
        line.name(),
        line.role(),
        line.fund().map(FundCode::value).orElse("all"),
        line.partner().map(PartnerCode::value).orElse("-"),
        line.given().map(given -> given.at().toString()).orElse("-"),
        line.given().map(given -> given.by().name()).orElse("-"),
        line.until().map(Instant::toString).orElse("-"),
        line.usedAt().map(Instant::toString).orElse("-"),
        Long.toString(line.goodKeys()));
  }
}
