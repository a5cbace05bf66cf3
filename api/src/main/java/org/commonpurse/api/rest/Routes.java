package org.commonpurse.api.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.jspecify.annotations.Nullable;

/** The routes of resources, as operations name them. */
final class Routes {

  /** A part of a path with the expression that it must match. */
  private static final Pattern EXPRESSION = Pattern.compile("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}");

  private Routes() {}

  /** What answers a request, where anything does. */
  static Optional<Target> of(ContainerRequestContext request) {
    if (request.getUriInfo() instanceof ExtendedUriInfo uri
        && uri.getMatchedResourceMethod() != null) {
      var invocable = uri.getMatchedResourceMethod().getInvocable();
      return Optional.of(
          new Target(invocable.getHandler().getHandlerClass(), invocable.getHandlingMethod()));
    }
    return Optional.empty();
  }

  /** What answers a route: a method, which several resources may have from where they are alike. */
  record Target(Class<?> resource, Method method) {

    /** The operation that it is a route to; none where it is of no operation. */
    Optional<OperationSpec> operation() {
      return of(resource, method).flatMap(Operations::ofRoute);
    }

    /** Whether whoever asks may be answered with a job in place of what it comes to. */
    boolean isNowOrLater() {
      var answers = method.getAnnotation(Answers.class);
      return answers != null && Arrays.equals(answers.status(), new int[] {200, 202});
    }

    /** Whether a job may be started. */
    boolean mayStartJob() {
      var answers = method.getAnnotation(Answers.class);
      return answers != null && Arrays.stream(answers.status()).anyMatch(status -> status == 202);
    }

    /** What the method says, or else the resource for all of its own. */
    <A extends Annotation> Optional<A> said(Class<A> annotation) {
      return Optional.ofNullable(method.getAnnotation(annotation))
          .or(() -> Optional.ofNullable(resource.getAnnotation(annotation)));
    }
  }

  /** The route of a method, such as {@code GET /api/v1/funds/{fund}}; none where it answers no verb. */
  static Optional<String> of(Class<?> resource, Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .findFirst()
        .map(verb -> verb.value() + " " + path(resource, method));
  }

  private static String path(Class<?> resource, Method method) {
    var path = path(resource.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
    return path.isEmpty() ? "/" : EXPRESSION.matcher(path).replaceAll("{$1}");
  }

  private static String path(@Nullable Path annotation) {
    var path = annotation == null ? "" : annotation.value().replaceAll("^/+|/+$", "");
    return path.isEmpty() ? "" : "/" + path;
  }
}
