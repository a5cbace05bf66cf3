package org.commonpurse.api.command;

import org.commonpurse.ledger.problem.Category;

/** How a command ended, for the shell. */
public enum ExitCode {
  /** It did what was asked. */
  DONE(0),
  /** What it was given is wrong; nothing was recorded. */
  REFUSED(1),
  /** There is no such command or option, or one is missing. */
  MISUSED(2),
  /** Nothing is wrong with the input, but a database or file cannot be used now. */
  UNAVAILABLE(3),
  /** It failed in a way that nobody foresaw. */
  FAILED(4),
  /** A check of the books found something broken. */
  BROKEN(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the shell sees. */
  public int number() {
    return number;
  }

  /** How a command ends that a problem of this kind stopped. */
  public static ExitCode of(Category category) {
    return switch (category) {
      case UNAVAILABLE -> UNAVAILABLE;
      case FAILED -> FAILED;
      case WARNING -> DONE;
      case INVALID,
          MALFORMED,
          NOT_FOUND,
          NOT_ALLOWED,
          NOT_ACCEPTABLE,
          CHANGED,
          TOO_LARGE,
          TOO_SLOW,
          TOO_OFTEN,
          CONFLICT,
          UNSUPPORTED,
          UNAUTHENTICATED,
          FORBIDDEN ->
          REFUSED;
    };
  }
}
