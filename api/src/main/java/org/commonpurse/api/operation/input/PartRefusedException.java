package org.commonpurse.api.operation.input;

import java.util.List;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Refuses an act for a part of its input. Where that stands, in a document or among options, is for
 * those to say who know what the input was read from.
 */
public final class PartRefusedException extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final List<String> part;

  /**
   * Refuses for a part of the input.
   *
   * @param part  its name, and below it the name of a part of that; empty for the whole
   */
  public PartRefusedException(List<String> part, ProblemException refusal) {
    super(refusal.problem(), refusal);
    this.part = List.copyOf(part);
  }

  /** The name of the part, and below it the name of a part of that; empty for the whole. */
  public List<String> part() {
    return part;
  }
}
