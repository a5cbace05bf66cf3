package org.commonpurse.allocation.trace;

import java.util.Objects;

/**
 * A figure as a report shows it.
 *
 * @param reference  its name
 * @param pence  what it comes to, signed as its {@linkplain FigureName name} says
 */
public record NamedFigure(FigureReference reference, long pence) {

  public NamedFigure {
    Objects.requireNonNull(reference, "reference");
  }
}
