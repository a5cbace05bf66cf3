package org.commonpurse.api.operation.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_SUBJECT_RESERVED;

import java.util.List;
import java.util.Locale;
import org.commonpurse.ledger.id.Actor;

/** Who may have keys and roles. */
final class Subjects {

  /** Operators at the machine of the database, and their keys for an hour. */
  private static final List<String> RESERVED = List.of("local:", "break-glass:");

  private Subjects() {}

  /**
   * Refuses an id by which the audit trail would name somebody else.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ACCESS_SUBJECT_RESERVED}
   */
  static void require(Actor subject) {
    var id = subject.id().strip().toLowerCase(Locale.ROOT);
    if (RESERVED.stream().anyMatch(id::startsWith)) {
      throw ACCESS_SUBJECT_RESERVED
          .because(
              "\""
                  + subject.id()
                  + "\" stands for an operator at the machine of the database. Use an id of the person or"
                  + " system.",
              "subject",
              subject.id())
          .toException();
    }
  }
}
