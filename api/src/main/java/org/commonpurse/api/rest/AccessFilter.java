package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_ALLOWED;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.OpenTo;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.ledger.id.FundCode;

/**
 * Tells whether those whom {@link DoorFilter} knows may do what the route leads to in the fund that its
 * path names. It comes before all that reads the request.
 */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {

  private final Seeing seeing;
  private final Map<Routes.Target, Entrance> entrances = new ConcurrentHashMap<>();

  AccessFilter(Seeing seeing) {
    this.seeing = seeing;
  }

  /** What a route leads to: an operation, or something that says to whom it is open; else nothing. */
  private record Entrance(Optional<OperationSpec> operation, Optional<OpenTo.Whom> whom) {

    static Entrance of(Routes.Target target) {
      return new Entrance(target.operation(), target.said(OpenTo.class).map(OpenTo::value));
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var entrance = entrance(request);
    entrance
        .flatMap(Entrance::operation)
        .ifPresent(operation -> RequestMeter.leadsTo(request, operation.name()));
    if (!DoorFilter.isUnknown(request)) {
      requireAllowed(request, Asking.of(request), entrance);
    } else if (!isOpenToAnybody(entrance)) {
      throw DoorFilter.notKnown();
    }
  }

  private Optional<Entrance> entrance(ContainerRequestContext request) {
    return Routes.of(request).map(target -> entrances.computeIfAbsent(target, Entrance::of));
  }

  private static boolean isOpenToAnybody(Optional<Entrance> entrance) {
    return entrance.flatMap(Entrance::whom).filter(OpenTo.Whom.ANYBODY::equals).isPresent();
  }

  private void requireAllowed(
      ContainerRequestContext request, Requester requester, Optional<Entrance> entrance) {
    var operation = entrance.flatMap(Entrance::operation);
    if (operation.isPresent()) {
      requireAllowed(request, requester, operation.get());
    } else if (entrance.flatMap(Entrance::whom).isEmpty()
        && !request.getMethod().equals(HttpMethod.OPTIONS)) {
      throw SERVICE_NOT_ALLOWED
          .because("Nobody may do this: what is at this path says not who may.")
          .toException();
    }
  }

  private void requireAllowed(
      ContainerRequestContext request, Requester requester, OperationSpec operation) {
    Admission.note(request, operation)
        .require(requester, seeing)
        .ifPresent(sight -> Asking.note(request, sight));
  }

  /** The fund that the path names. */
  static Optional<FundCode> fund(ContainerRequestContext request) {
    return Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("fund"))
        .map(FundCode::of);
  }
}
