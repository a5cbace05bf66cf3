package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_HOST_UNKNOWN;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses requests to a name that is not the service's. A page of somebody else can let its own name lead to this machine
 * (DNS rebinding), and its script would then read the books as if they were its own.
 */
@PreMatching
final class HostFilter implements ContainerRequestFilter {

  /** What this machine is called by whoever sits at it. */
  private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> known;

  /**
   * Takes requests to this machine and to some names.
   *
   * @param names  the service's, without ports, such as {@code purse.example.org}
   */
  HostFilter(Collection<String> names) {
    known =
        Stream.concat(OWN.stream(), names.stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var host = request.getHeaderString(HttpHeaders.HOST);
    // HTTP 1.0 has none, and no browser speaks it.
    if (host != null && !known.contains(name(host))) {
      throw SERVICE_HOST_UNKNOWN
          .because(
              "\""
                  + host
                  + "\", which the header Host names, is no name of this service. Ask it by one of its names, or add"
                  + " this one to the setting \"hosts\".",
              "host",
              host)
          .toException();
    }
  }

  /** A host without its port. */
  private static String name(String host) {
    return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
  }
}
