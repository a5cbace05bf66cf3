package org.commonpurse.ledger.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A refusal as a value: what went wrong, where, and what to do about it.
 *
 * @param type  the kind of problem, which has the code and the category
 * @param message  one or more sentences for a person
 * @param fields  the values the message speaks of, by name, in the order in which to show them
 */
public record Problem(ProblemType type, String message, Map<String, String> fields) {

  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The stable code of its type. */
  public String code() {
    return type.code();
  }

  /** The kind of refusal of its type. */
  public Category category() {
    return type.category();
  }

  /** The exception that carries this problem. */
  public ProblemException toException() {
    return new ProblemException(this);
  }

  /** The exception that carries this problem, which another failure brought to light. */
  public ProblemException toException(Throwable cause) {
    return new ProblemException(this, cause);
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
