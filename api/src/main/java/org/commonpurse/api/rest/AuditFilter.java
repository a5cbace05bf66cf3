package org.commonpurse.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response.Status.Family;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.audit.RequestNotes;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.audit.AuditedAct;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Has those requests noted in the audit trail of which nothing stands in a chain: what was refused, and acts on
 * keys and roles. Of a request it hands on who, from where, what, and how it ended, and nothing that was sent.
 */
final class AuditFilter implements ContainerResponseFilter {

  private static final Set<String> ON_ACCESS =
      Operations.specs().stream()
          .filter(spec -> spec.permission() == Permission.MANAGE_ACCESS)
          .map(OperationSpec::name)
          .collect(Collectors.toUnmodifiableSet());

  private final RequestNotes notes;
  private final Clock clock;

  @Context private @Nullable HttpServletRequest received;

  AuditFilter(RequestNotes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var operation = RequestMeter.operation(request).orElse(AuditedAct.NOWHERE);
    RequestMeter.refusal(request)
        .or(() -> done(operation, response))
        .ifPresent(outcome -> notes.note(act(request, operation, outcome)));
  }

  private static Optional<String> done(String operation, ContainerResponseContext response) {
    return ON_ACCESS.contains(operation)
            && response.getStatusInfo().getFamily() == Family.SUCCESSFUL
        ? Optional.of(AuditedAct.DONE)
        : Optional.empty();
  }

  private AuditedAct act(ContainerRequestContext request, String operation, String outcome) {
    var by = actor(request);
    var address = received == null ? "" : received.getRemoteAddr();
    return new AuditedAct(
        clock.instant(),
        by,
        by.isPresent() ? address : CallRates.network(address),
        operation,
        fund(request),
        outcome,
        Trace.of(request),
        1);
  }

  /** Who asks, by what they showed; or as a header says, where headers are believed. */
  private static Optional<Actor> actor(ContainerRequestContext request) {
    try {
      return Asking.find(request)
          .map(known -> known.actor(Optional.empty()).orElseGet(() -> Acting.of(request).actor()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static Optional<FundCode> fund(ContainerRequestContext request) {
    try {
      return AccessFilter.fund(request);
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
