package org.commonpurse.ledger.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A refusal as a value: what went wrong, where, and what to do about it.
 *
 * @param code  a stable name in capitals, such as {@code LEDGER_ENTRY_UNBALANCED}; one code is always
 *     of one category
 * @param category  the kind of refusal
 * @param message  one or more sentences for a person
 * @param fields  the values the message speaks of, by name, in the order in which to show them
 */
public record Problem(String code, Category category, String message, Map<String, String> fields) {

  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(message, "message");
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A problem of the category {@link Category#INVALID}. */
  public static Problem invalid(String code, String message, Object... namesAndValues) {
    return new Problem(code, Category.INVALID, message, fields(namesAndValues));
  }

  /** A problem of the category {@link Category#MALFORMED}. */
  public static Problem malformed(String code, String message, Object... namesAndValues) {
    return new Problem(code, Category.MALFORMED, message, fields(namesAndValues));
  }

  /** A problem of the category {@link Category#NOT_FOUND}. */
  public static Problem notFound(String code, String message, Object... namesAndValues) {
    return new Problem(code, Category.NOT_FOUND, message, fields(namesAndValues));
  }

  /** A problem of the category {@link Category#CONFLICT}. */
  public static Problem conflict(String code, String message, Object... namesAndValues) {
    return new Problem(code, Category.CONFLICT, message, fields(namesAndValues));
  }

  /** A problem of the category {@link Category#FORBIDDEN}. */
  public static Problem forbidden(String code, String message, Object... namesAndValues) {
    return new Problem(code, Category.FORBIDDEN, message, fields(namesAndValues));
  }

  /** A problem of the category {@link Category#UNAVAILABLE}. */
  public static Problem unavailable(String code, String message, Object... namesAndValues) {
    return new Problem(code, Category.UNAVAILABLE, message, fields(namesAndValues));
  }

  /** The exception that carries this problem. */
  public ProblemException toException() {
    return new ProblemException(this);
  }

  /**
   * Fields from alternating names and values, in that order.
   *
   * @throws IllegalArgumentException if a name lacks its value
   */
  public static Map<String, String> fields(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("A field lacks its value");
    }
    var fields = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
    }
    return fields;
  }
}
