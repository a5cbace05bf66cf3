package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with what a plan says of chance, or with how a simulation was asked for. */
public enum SimulationProblem implements ProblemType {
  SIMULATION_CANCELLED(
      Category.UNAVAILABLE,
      "Simulation was stopped",
      "A simulation was stopped before it was done, and nothing is kept of it.",
      "Start it again."),
  SIMULATION_CORRELATIONS_IMPOSSIBLE(
      Category.INVALID,
      "Correlations contradict each other",
      "No quantities can be correlated as a plan says: its matrix is not positive semi-definite.",
      "Weaken the coefficient that is named, or those of the same ranges before it."),
  SIMULATION_CORRELATION_UNREADABLE(
      Category.INVALID,
      "Correlation cannot be read",
      "A correlation names no range of the plan, names one twice, or is no coefficient.",
      "Name two ranges of the plan and a coefficient from -1 to 1; a matrix is symmetric, with ones across."),
  SIMULATION_DISTRIBUTION_UNREADABLE(
      Category.INVALID,
      "Distribution cannot be read",
      "A range lacks what its distribution needs, or has what it does not use.",
      "Give what is named, in the unit of the range."),
  SIMULATION_DISTRIBUTION_WITHOUT_MASS(
      Category.INVALID,
      "Distribution has no mass",
      "A distribution of a plan gives no value any probability, or a value a negative one.",
      "Let shapes and weights be above zero, and values lie within the range."),
  SIMULATION_OUT_OF_RANGE(
      Category.INVALID,
      "Simulation is asked for too much or too little",
      "The number of paths or threads of a simulation, or the error that is asked of it, is out of range.",
      "Use one within the range that is named."),
  SIMULATION_RANGES_MISSING(
      Category.INVALID,
      "Nothing is uncertain",
      "A plan to be simulated has no ranges.",
      "Say under \"ranges\" which numbers are uncertain, or project the plan instead."),
  SIMULATION_VALUE_IMPOSSIBLE(
      Category.INVALID,
      "Uncertain number leaves what is possible",
      "A plan cannot be worked out with the lowest or the highest value of one of its ranges.",
      "Narrow the range, or use a distribution that has ends.");

  private final CatalogueEntry entry;

  SimulationProblem(Category category, String title, String meaning, String remedy) {
    entry = new CatalogueEntry(category, title, meaning, remedy);
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public CatalogueEntry entry() {
    return entry;
  }
}
