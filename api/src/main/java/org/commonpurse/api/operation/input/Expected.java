package org.commonpurse.api.operation.input;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_VERSION_DIFFERS;

/**
 * What a writer takes for the present version of what it replaces.
 *
 * @param <T>  what is replaced
 */
@FunctionalInterface
public interface Expected<T> {

  /** Whether the present version is the one that was expected. */
  boolean fits(T present);

  /** Expects nothing in particular, so that any version may be replaced. */
  static <T> Expected<T> anything() {
    return present -> true;
  }

  /**
   * Goes on only where the present version is the one that was expected. To be asked in the same
   * transaction that replaces it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_VERSION_DIFFERS}
   */
  default void require(T present) {
    if (!fits(present)) {
      throw SERVICE_VERSION_DIFFERS
          .because(
              "What would be replaced has changed since it was read. Read it again and send the new"
                  + " version with the ETag of that answer in If-Match.")
          .toException();
    }
  }
}
