package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.id.FundCode;

/**
 * What a request must be let in for: it can be asked again later, of whoever asks then.
 *
 * @param operation  that it leads to
 * @param fund  that its path names
 * @param partner  that its path or its query names
 */
record Admission(OperationSpec operation, Optional<FundCode> fund, Optional<String> partner) {

  private static final String PARTNER = "partner";

  private static final String PROPERTY = Admission.class.getName();

  /** What reaches all funds where no path names one. */
  private static final Set<Permission> EVERYWHERE =
      Set.of(
          Permission.MANAGE_FUNDS,
          Permission.MANAGE_ACCESS,
          Permission.REVIEW_ACCESS,
          Permission.AUDIT);

  /** What a request is to be let in for, which is noted with it. */
  static Admission note(ContainerRequestContext request, OperationSpec operation) {
    var admission =
        new Admission(operation, AccessFilter.fund(request), partner(request.getUriInfo()));
    request.setProperty(PROPERTY, admission);
    return admission;
  }

  /** What a request was let in for. */
  static Admission of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof Admission admission) {
      return admission;
    }
    throw new IllegalStateException("No filter has let this request in");
  }

  private static Optional<String> partner(UriInfo uri) {
    return Optional.ofNullable(uri.getPathParameters().getFirst(PARTNER))
        .or(() -> Optional.ofNullable(uri.getQueryParameters().getFirst(PARTNER)));
  }

  /**
   * Lets somebody in, or does not.
   *
   * @return what they see of the fund, where the operation shows something of one
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}, {@code
   *     SERVICE_NOT_ALLOWED} or {@code SERVICE_NOT_SHOWN}
   */
  Optional<Sight> require(Requester requester, Seeing seeing) {
    if (fund.isPresent()) {
      requester.require(operation.permission(), fund.get());
    } else {
      requester.requireBeyondFunds(
          operation.permission(), EVERYWHERE.contains(operation.permission()));
    }
    requester.requireUse(operation.name());
    return fund.flatMap(code -> seeing.hold(requester, operation, code, partner));
  }
}
