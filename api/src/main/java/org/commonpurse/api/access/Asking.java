package org.commonpurse.api.access;

import jakarta.ws.rs.container.ContainerRequestContext;

/** Who asks, as a request carries it from the filter that let it in to what answers it. */
public final class Asking {

  private static final String PROPERTY = Asking.class.getName();

  private Asking() {}

  /** Notes who asks. */
  public static void note(ContainerRequestContext request, Requester requester) {
    request.setProperty(PROPERTY, requester);
  }

  /**
   * Who asks.
   *
   * @throws IllegalStateException if no filter has let the request in
   */
  public static Requester of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof Requester requester) {
      return requester;
    }
    throw new IllegalStateException("No filter has let this request in");
  }
}
