package org.commonpurse.allocation.engine;

import java.util.Map;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemException;

/** Thrown when an agreement cannot be applied to an outturn; nothing is allocated then. */
public final class AllocationException extends ProblemException {

  private static final long serialVersionUID = 1L;

  AllocationException(String code, String message, Map<String, String> fields) {
    super(code, Category.INVALID, message + " Nothing was allocated.", fields);
  }
}
