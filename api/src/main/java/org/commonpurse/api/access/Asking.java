package org.commonpurse.api.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.commonpurse.api.sight.Sight;

/** Who asks, as a request carries it from the filter that let it in to what answers it. */
public final class Asking {

  private static final String PROPERTY = Asking.class.getName();

  private static final String SIGHT = Sight.class.getName();

  private Asking() {}

  /** Who asks, where that is known. */
  public static Optional<Requester> find(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof Requester requester
        ? Optional.of(requester)
        : Optional.empty();
  }

  /** Notes who asks. */
  public static void note(ContainerRequestContext request, Requester requester) {
    request.setProperty(PROPERTY, requester);
  }

  /** Notes what whoever asks may see of the fund that the path names. */
  public static void note(ContainerRequestContext request, Sight sight) {
    request.setProperty(SIGHT, sight);
  }

  /**
   * What whoever asks may see of the fund that the path names.
   *
   * @throws IllegalStateException if the filter did not look, since no operation here says that it shows
   *     lines
   */
  public static Sight sight(ContainerRequestContext request) {
    if (request.getProperty(SIGHT) instanceof Sight sight) {
      return sight;
    }
    throw new IllegalStateException("No operation here says that it shows lines");
  }

  /**
   * Who asks.
   *
   * @throws IllegalStateException if no filter has let the request in
   */
  public static Requester of(ContainerRequestContext request) {
    return find(request)
        .orElseThrow(() -> new IllegalStateException("No filter has let this request in"));
  }
}
