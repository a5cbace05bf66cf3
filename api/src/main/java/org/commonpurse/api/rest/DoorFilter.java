package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_ACTING_NOT_BELIEVED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_AUTHENTICATED;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.Door;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Tells who asks before anything is told of what there is: whoever is not known learns neither of paths
 * nor of methods. It also counts how often each asks.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class DoorFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** What lines of the log bear where headers are believed; the settings say where. */
  private static final String MARK = "access";

  private static final String UNKNOWN = DoorFilter.class.getName();

  private static final Set<String> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Door door;
  private final CallRates rates;

  @Context private @Nullable HttpServletRequest received;

  DoorFilter(Door door, CallRates rates) {
    this.door = door;
    this.rates = rates;
  }

  /** Whether nobody is known to ask, since nothing was shown. */
  static boolean isUnknown(ContainerRequestContext request) {
    return request.getProperty(UNKNOWN) != null;
  }

  /** Refuses one who is not known. */
  static ProblemException notKnown() {
    return SERVICE_NOT_AUTHENTICATED
        .because(
            "Show a good key, or a good token of somebody who signed in, in the header"
                + " Authorization: Bearer KEY.")
        .toException();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (door.believesHeaders()) {
      // The proxy before it knows its users, and is who limits them.
      MDC.put(MARK, "[trusted headers] ");
      door.requester(Optional.empty(), true).ifPresent(anybody -> Asking.note(request, anybody));
      return;
    }
    request.setProperty(UNKNOWN, true);
    var shown = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (shown.filter(rates::isFamiliar).isEmpty()) {
      rates.countStranger(request, received == null ? "" : received.getRemoteAddr());
    }
    var requester = door.requester(shown, READS.contains(request.getMethod()));
    if (requester.isPresent()) {
      request.removeProperty(UNKNOWN);
      shown.ifPresent(rates::becomesFamiliar);
      Asking.note(request, requester.get());
      rates.countCaller(request, requester.get().id());
      requireHeadersUnsaid(request);
    } else if (shown.isPresent()) {
      rates.isStrange(shown.get());
      throw notKnown();
    }
  }

  /** A header that says who is responsible, and is not believed, is not left out in silence either. */
  private static void requireHeadersUnsaid(ContainerRequestContext request) {
    for (var header : Set.of(Headers.ACTING_AS, Headers.ACTING_ROLES)) {
      if (request.getHeaders().containsKey(header)) {
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

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MDC.remove(MARK);
    CallRates.tell(request, response);
  }
}
