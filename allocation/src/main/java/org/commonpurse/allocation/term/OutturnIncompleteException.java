package org.commonpurse.allocation.term;

import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_INCOMPLETE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_OFF_THE_SCALE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_RATE_OUT_OF_RANGE;

import java.util.Map;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.problem.ProblemException;

/** Thrown when an agreement reads a figure that the outturn does not have, or not as it must be. */
public final class OutturnIncompleteException extends ProblemException {

  private static final long serialVersionUID = 1L;

  OutturnIncompleteException(String section, Code name) {
    super(
        OUTTURN_INCOMPLETE,
        "The agreement reads \""
            + name
            + "\", which the outturn does not have under \""
            + section
            + "\". Add it there; nothing was allocated.",
        Map.of("section", section, "name", name.value()));
  }

  /** A figure that lies outside every step of a scale. */
  OutturnIncompleteException(MeasureCode measure, Exact value) {
    super(
        OUTTURN_OFF_THE_SCALE,
        "The agreement's scale by \""
            + measure
            + "\" has no step for "
            + value
            + ". Correct the outturn, or add the step; nothing was allocated.",
        Map.of("measure", measure.value(), "value", value.toString()));
  }

  /** A rate that is no part of a whole. */
  OutturnIncompleteException(Exact rate) {
    super(
        OUTTURN_RATE_OUT_OF_RANGE,
        "A rate of "
            + rate
            + " is not between 0 and 1. Correct the measure it follows, or bound it in the"
            + " agreement; nothing was allocated.",
        Map.of("rate", rate.toString()));
  }
}
