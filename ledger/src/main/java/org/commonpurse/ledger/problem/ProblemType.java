package org.commonpurse.ledger.problem;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One kind of problem, declared once in a catalogue of its room.
 * <p>
 * Its code is what a program looks for, its category decides HTTP status and exit code, and its
 * title, meaning and remedy are what a person reads. What is particular to one refusal, with its
 * values, is the message of the {@link Problem} that {@link #because} makes.
 */
public interface ProblemType {

  /**
   * A stable name in capitals, such as {@code LEDGER_ENTRY_UNBALANCED}; no two types share one. In
   * JSON it stands for the type.
   */
  @JsonValue
  String code();

  /** What the catalogue says of it. */
  CatalogueEntry entry();

  /** The kind of refusal, which decides HTTP status and exit code. */
  default Category category() {
    return entry().category();
  }

  /** The problem in a few words, without a full stop. */
  default String title() {
    return entry().title();
  }

  /** What is wrong, whatever the values are. */
  default String meaning() {
    return entry().meaning();
  }

  /** What to do about it. */
  default String remedy() {
    return entry().remedy();
  }

  /**
   * A problem of this type.
   *
   * @param message  one or more sentences for a person, with the values and what to do
   * @param namesAndValues  the values the message speaks of: alternating names and values
   * @throws IllegalArgumentException if a name lacks its value
   */
  default Problem because(String message, Object... namesAndValues) {
    return new Problem(this, message, Problem.fields(namesAndValues));
  }
}
