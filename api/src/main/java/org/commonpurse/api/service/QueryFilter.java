package org.commonpurse.api.service;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PARAMETER_TWICE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PARAMETER_UNKNOWN;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses a query that cannot be answered exactly as asked: a parameter that its resource does not
 * know, or one that is given twice.
 */
final class QueryFilter implements ContainerRequestFilter {

  private final ResourceInfo resource;

  /** Checks the query for one resource. */
  QueryFilter(@Context ResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var known = known(resource.getResourceMethod());
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach(
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

  private static Set<String> known(Method method) {
    var known = new TreeSet<String>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(QueryParam.class)) {
        known.add(parameter.getAnnotation(QueryParam.class).value());
      }
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getDeclaredFields()) {
          if (field.isAnnotationPresent(QueryParam.class)) {
            known.add(field.getAnnotation(QueryParam.class).value());
          }
        }
      }
    }
    return known;
  }
}
