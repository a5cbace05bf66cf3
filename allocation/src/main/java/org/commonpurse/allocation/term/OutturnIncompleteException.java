package org.commonpurse.allocation.term;

import java.util.Map;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemException;

/** Thrown when an agreement reads a figure that the outturn does not have. */
public final class OutturnIncompleteException extends ProblemException {

  private static final long serialVersionUID = 1L;

  OutturnIncompleteException(String section, Code name) {
    super(
        "OUTTURN_INCOMPLETE",
        Category.INVALID,
        "The agreement reads \""
            + name
            + "\", which the outturn does not have under \""
            + section
            + "\". Add it there; nothing was allocated.",
        Map.of("section", section, "name", name.value()));
  }
}
