package org.commonpurse.allocation.engine;

import java.util.Map;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Thrown when an agreement cannot be applied to an outturn; nothing is allocated then. */
public final class AllocationException extends ProblemException {

  private static final long serialVersionUID = 1L;

  AllocationException(ProblemType type, String message, Map<String, String> fields) {
    super(type, message + " Nothing was allocated.", fields);
  }
}
