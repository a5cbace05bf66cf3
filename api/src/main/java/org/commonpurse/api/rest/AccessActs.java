package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.access.AccessRequests;
import org.commonpurse.api.operation.access.CreateKey;
import org.commonpurse.api.operation.access.End;
import org.commonpurse.api.operation.access.GrantRole;
import org.commonpurse.api.operation.access.LastAdministrator;
import org.commonpurse.api.operation.access.ListKeys;
import org.commonpurse.api.operation.access.Reach;
import org.commonpurse.api.operation.access.ReviewAccess;
import org.commonpurse.api.operation.access.RevokeKey;
import org.commonpurse.api.operation.access.WithdrawRole;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.representation.AccessResponses;
import org.commonpurse.api.representation.AccessResponses.GrantResponse;
import org.commonpurse.api.representation.AccessResponses.KeyResponse;
import org.commonpurse.api.representation.AccessResponses.ReviewedResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.reports.table.CsvTables;

/** What the routes to keys and roles do, in all funds or in the one that the path names. */
final class AccessActs {

  static final String CSV = "text/csv;charset=utf-8";

  /** Who takes anything gets JSON. */
  static final String CSV_IF_ASKED = CSV + ";qs=0.5";

  private final Ledger ledger;
  private final Clock clock;
  private final List<Issuer> issuers;

  AccessActs(Ledger ledger, Clock clock, List<Issuer> issuers) {
    this.ledger = ledger;
    this.clock = clock;
    this.issuers = issuers;
  }

  private static Reach reach(ContainerRequestContext request) {
    return new Reach(AccessFilter.fund(request), Asking.of(request).scope());
  }

  ListResponse<KeyResponse> keys(ContainerRequestContext request) {
    var now = clock.instant();
    return ListResponse.of(
        new ListKeys(ledger).run(reach(request)), key -> KeyResponse.of(key, now));
  }

  Response create(ContainerRequestContext request, Acting acting, Document body) {
    acting.requiredKey();
    var known = Operations.specs().stream().map(OperationSpec::name).collect(Collectors.toSet());
    var issued =
        new CreateKey(ledger, clock)
            .run(AccessRequests.key(body), known, reach(request), acting.caller());
    return created(KeyResponse.of(issued, clock.instant()));
  }

  KeyResponse revoke(ContainerRequestContext request, String key, Acting acting, Document body) {
    var revoked =
        new RevokeKey(ledger, clock, new LastAdministrator(issuers))
            .run(key, End.read(body), reach(request), acting.caller());
    return KeyResponse.of(revoked, clock.instant());
  }

  Response grant(ContainerRequestContext request, Acting acting, Document body) {
    var given =
        new GrantRole(ledger, clock)
            .run(
                AccessRequests.grant(body),
                AccessRequests.reason(body),
                reach(request),
                acting.caller());
    return created(GrantResponse.of(given, clock.instant()));
  }

  GrantResponse withdraw(
      ContainerRequestContext request, long grant, Acting acting, Document body) {
    var withdrawn =
        new WithdrawRole(ledger, clock, new LastAdministrator(issuers))
            .run(grant, End.read(body), reach(request), acting.caller());
    return GrantResponse.of(withdrawn, clock.instant());
  }

  private static Response created(Object entity) {
    return Response.status(Response.Status.CREATED).entity(entity).build();
  }

  ListResponse<ReviewedResponse> review(ContainerRequestContext request) {
    return ListResponse.of(
        new ReviewAccess(ledger, clock, issuers).run(reach(request)), ReviewedResponse::of);
  }

  String reviewAsCsv(ContainerRequestContext request) {
    var text = new StringWriter();
    var lines = new ReviewAccess(ledger, clock, issuers).run(reach(request));
    CsvTables.write(AccessResponses.table(lines), text);
    return text.toString();
  }
}
