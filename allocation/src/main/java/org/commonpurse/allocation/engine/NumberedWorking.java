package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Working;

/**
 * A step of a working with the paragraph of the clause that says it.
 *
 * @param number  the paragraph's number in the clause, {@code 2.1.}; empty where the agreement has no
 *     such clause any more
 * @param place  which one it is beneath the paragraph above it, counted from 0
 */
record NumberedWorking(String number, int place, Working working, Paragraph paragraph) {

  /** The working of a clause, or of one of its units. */
  static NumberedWorking of(Working working, ClauseText text) {
    return find(working, text.paragraphs(), 0, "")
        .orElseGet(
            () -> new NumberedWorking("", 0, working, working.term().about("It", text.words())));
  }

  /** The steps in their order, which is that of the paragraphs. */
  List<NumberedWorking> steps() {
    var steps = new ArrayList<NumberedWorking>();
    int next = 0;
    for (var step : working.steps()) {
      var found =
          find(step, paragraph.beneath(), next, number)
              .orElseThrow(() -> new IllegalStateException("No paragraph says " + step.term()));
      steps.add(found);
      next = found.place() + 1;
    }
    return steps;
  }

  private static Optional<NumberedWorking> find(
      Working working, List<Paragraph> among, int from, String above) {
    for (int i = from; i < among.size(); i++) {
      if (isAbout(among.get(i), working.term())) {
        return Optional.of(
            new NumberedWorking(Paragraph.number(above, i), i, working, among.get(i)));
      }
    }
    return Optional.empty();
  }

  // The same term can stand twice; which of the two did something is told by its place.
  private static boolean isAbout(Paragraph paragraph, Term term) {
    return paragraph.says().isPresent() && paragraph.says().get() == term;
  }
}
