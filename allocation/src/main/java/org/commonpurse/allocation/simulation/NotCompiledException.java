package org.commonpurse.allocation.simulation;

/** Thrown inside this package where a plan or an agreement has what no compiled form is for. */
final class NotCompiledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param reason  what is not compiled, as a part of a sentence
   */
  NotCompiledException(String reason) {
    super(reason);
  }
}
