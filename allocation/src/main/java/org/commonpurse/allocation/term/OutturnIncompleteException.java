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

  /** Parts that follow measures and are more than the whole together. */
  static OutturnIncompleteException partsAboveTheWhole(Exact parts) {
    return new OutturnIncompleteException(
        parts,
        "The parts of an amount come to "
            + parts
            + " together, which is more than the whole. Correct the measures they follow, or bound"
            + " them in the agreement; nothing was allocated.");
  }

  /** A weight that follows measures and is below zero. */
  static OutturnIncompleteException weightBelowZero(Exact weight) {
    return new OutturnIncompleteException(
        weight,
        "A share follows a measure of "
            + weight
            + ", which is below zero. Correct the measure; nothing was allocated.");
  }

  private OutturnIncompleteException(Exact value, String message) {
    super(OUTTURN_RATE_OUT_OF_RANGE, message, Map.of("rate", value.toString()));
  }

  /** A rate that is no part of a whole. */
  OutturnIncompleteException(Exact rate) {
    this(
        rate,
        "A rate of "
            + rate
            + " is not between 0 and 1. Correct the measure it follows, or bound it in the"
            + " agreement; nothing was allocated.");
  }
}
