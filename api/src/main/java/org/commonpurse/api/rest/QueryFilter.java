package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PARAMETER_TWICE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PARAMETER_UNKNOWN;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses a query that cannot be answered exactly as asked: a parameter that its resource does not
 * know, or one that is given twice.
 */
final class QueryFilter implements ContainerRequestFilter {

  private final ResourceInfo resource;
  private final Map<Routes.Target, Set<String>> ofTargets = new ConcurrentHashMap<>();

  /** Checks the query for one resource. */
  QueryFilter(@Context ResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty()) {
      return;
    }
    var target = new Routes.Target(resource.getResourceClass(), resource.getResourceMethod());
    var known = ofTargets.computeIfAbsent(target, QueryFilter::known);
    given.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            throw SERVICE_PARAMETER_UNKNOWN
                .because(
                    "There is no query parameter \""
                        + name
                        + "\" here. "
                        + (known.isEmpty() ? "There is none." : "There are " + known + "."),
                    "parameter",
                    name)
                .toException();
          }
          if (values.size() > 1) {
            throw SERVICE_PARAMETER_TWICE
                .because(
                    "The query parameter \""
                        + name
                        + "\" is given "
                        + values.size()
                        + " times. Give it once, its values joined by commas where it takes"
                        + " several.",
                    "parameter",
                    name)
                .toException();
          }
        });
  }

  private static Set<String> known(Routes.Target target) {
    var known = new TreeSet<String>();
    target
        .operation()
        .ifPresent(
            operation ->
                Arrays.stream(operation.parameters())
                    .flatMap(group -> group.parameters().stream())
                    .forEach(parameter -> known.add(parameter.name())));
    return known;
  }
}
