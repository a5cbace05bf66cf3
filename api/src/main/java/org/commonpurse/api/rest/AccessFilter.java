package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_ACTING_NOT_BELIEVED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_ALLOWED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_AUTHENTICATED;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.Door;
import org.commonpurse.api.access.OpenTo;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.id.FundCode;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.slf4j.MDC;

/**
 * Lets requests in: it tells who asks, and whether they may do what the route leads to in the fund that
 * its path names. It comes before all that reads the request.
 */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** What lines of the log bear where headers are believed; the settings say where. */
  private static final String MARK = "access";

  private static final Set<String> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** What reaches all funds where no path names one. */
  private static final Set<Permission> EVERYWHERE =
      Set.of(Permission.MANAGE_FUNDS, Permission.MANAGE_ACCESS, Permission.REVIEW_ACCESS);

  private final Door door;
  private final Seeing seeing;
  private final Map<Method, Entrance> entrances = new ConcurrentHashMap<>();

  AccessFilter(Door door, Seeing seeing) {
    this.door = door;
    this.seeing = seeing;
  }

  /** What a route leads to: an operation, or something that says to whom it is open; else nothing. */
  private record Entrance(Optional<OperationSpec> operation, Optional<OpenTo.Whom> whom) {

    static Entrance of(Class<?> resource, Method method) {
      var open =
          Optional.ofNullable(method.getAnnotation(OpenTo.class))
              .or(() -> Optional.ofNullable(resource.getAnnotation(OpenTo.class)));
      return new Entrance(
          Routes.of(resource, method).flatMap(Operations::ofRoute), open.map(OpenTo::value));
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (door.believesHeaders()) {
      MDC.put(MARK, "[trusted headers] ");
    }
    boolean isOnlyRead = READS.contains(request.getMethod());
    var entrance = entrance(request);
    var shown = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    var requester = door.requester(shown, isOnlyRead);
    if (requester.isPresent()) {
      Asking.note(request, requester.get());
      requireHeadersUnsaid(request);
      requireAllowed(request, requester.get(), entrance);
    } else if (shown.isPresent() || !isOpenToAnybody(entrance)) {
      throw SERVICE_NOT_AUTHENTICATED
          .because(
              "Show a good key, or a good token of somebody who signed in, in the header"
                  + " Authorization: Bearer KEY.")
          .toException();
    }
  }

  private Optional<Entrance> entrance(ContainerRequestContext request) {
    if (request.getUriInfo() instanceof ExtendedUriInfo uri
        && uri.getMatchedResourceMethod() != null) {
      var invocable = uri.getMatchedResourceMethod().getInvocable();
      var resource = invocable.getHandler().getHandlerClass();
      return Optional.of(
          entrances.computeIfAbsent(
              invocable.getHandlingMethod(), method -> Entrance.of(resource, method)));
    }
    return Optional.empty();
  }

  private static boolean isOpenToAnybody(Optional<Entrance> entrance) {
    return entrance.flatMap(Entrance::whom).filter(OpenTo.Whom.ANYBODY::equals).isPresent();
  }

  /** A header that says who is responsible, and is not believed, is not left out in silence either. */
  private void requireHeadersUnsaid(ContainerRequestContext request) {
    for (var header : Set.of(Headers.ACTING_AS, Headers.ACTING_ROLES)) {
      if (!door.believesHeaders() && request.getHeaders().containsKey(header)) {
        throw SERVICE_ACTING_NOT_BELIEVED
            .because(
                "The header "
                    + header
                    + " is not believed here: who is responsible is who the key belongs to. Leave"
                    + " it out.",
                "header",
                header)
            .toException();
      }
    }
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
    var fund = fund(request);
    if (fund.isPresent()) {
      requester.require(operation.permission(), fund.get());
    } else {
      requester.requireBeyondFunds(
          operation.permission(), EVERYWHERE.contains(operation.permission()));
    }
    requester.requireUse(operation.name());
    fund.ifPresent(code -> seeing.hold(request, requester, operation, code));
  }

  /** The fund that the path names. */
  static Optional<FundCode> fund(ContainerRequestContext request) {
    return Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("fund"))
        .map(FundCode::of);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MDC.remove(MARK);
  }
}
