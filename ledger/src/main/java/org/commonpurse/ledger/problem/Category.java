package org.commonpurse.ledger.problem;

/** What kind of refusal a problem is. It decides the HTTP status and the exit code, and nothing else. */
public enum Category {
  /** The request can be read, but breaks a rule; 422. */
  INVALID(422),
  /** The request cannot be read; 400. */
  MALFORMED(400),
  /** What the request names does not exist; 404. */
  NOT_FOUND(404),
  /** The request contradicts what is already recorded; 409. */
  CONFLICT(409),
  /** The one who asks may not do this; 403. */
  FORBIDDEN(403),
  /** Nothing is wrong with the request, but it cannot be carried out now; 503. */
  UNAVAILABLE(503);

  private final int httpStatus;

  Category(int httpStatus) {
    this.httpStatus = httpStatus;
  }

  /** The HTTP status that answers a problem of this kind. */
  public int httpStatus() {
    return httpStatus;
  }
}
