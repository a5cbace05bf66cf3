package org.commonpurse.ledger.problem;

/**
 * What kind of refusal a problem is.
 * <p>
 * It decides the HTTP status and the exit code, and nothing else.
 */
public enum Category {
  /** The request can be read, but breaks a rule; 422. */
  INVALID(422),
  /** The request cannot be read; 400. */
  MALFORMED(400),
  /** What the request names does not exist; 404. */
  NOT_FOUND(404),
  /** What the request names cannot be done to it; 405. */
  NOT_ALLOWED(405),
  /** What the request names has no such form; 406. */
  NOT_ACCEPTABLE(406),
  /** The request contradicts what is already recorded; 409. */
  CONFLICT(409),
  /** What the request goes by has changed since; 412. */
  CHANGED(412),
  /** What is sent comes too slowly; 408. */
  TOO_SLOW(408),
  /** What is sent is larger than is taken; 413. */
  TOO_LARGE(413),
  /** What is sent has a form that is not taken; 415. */
  UNSUPPORTED(415),
  /** Who asks has not shown who that is; 401. */
  UNAUTHENTICATED(401),
  /** The one who asks may not do this; 403. */
  FORBIDDEN(403),
  /** The one who asks has asked too often; 429. */
  TOO_OFTEN(429),
  /** Nobody foresaw this failure; 500. */
  FAILED(500),
  /** Nothing is wrong with the request, but it cannot be carried out now; 503. */
  UNAVAILABLE(503),
  /** Nothing is refused: a warning stands beside the answer; 200. */
  WARNING(200);

  private final int httpStatus;

  Category(int httpStatus) {
    this.httpStatus = httpStatus;
  }

  /** The HTTP status that answers a problem of this kind. */
  public int httpStatus() {
    return httpStatus;
  }
}
