package org.commonpurse.ledger.problem;

import java.util.Map;

/** Thrown to refuse a request. Nothing is recorded when it is thrown, unless its message says so. */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Refuses for the reason given. */
  public ProblemException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /** Refuses for the reason given, which another failure brought to light. */
  public ProblemException(Problem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  /** Refuses with a type, a message and the values the message speaks of. */
  public ProblemException(ProblemType type, String message, Map<String, String> fields) {
    this(new Problem(type, message, fields));
  }

  /** What went wrong, as a value. */
  public Problem problem() {
    return problem;
  }

  /** The kind of problem. */
  public ProblemType type() {
    return problem.type();
  }

  /** The stable code, such as {@code LEDGER_ENTRY_UNBALANCED}. */
  public String code() {
    return problem.code();
  }

  /** The kind of refusal. */
  public Category category() {
    return problem.category();
  }

  /** The values the message speaks of, by name. */
  public Map<String, String> fields() {
    return problem.fields();
  }
}
