package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sentence of an agreement, and what stands beneath it.
 * <p>
 * A paragraph says one thing. What it governs stands beneath it, so that nobody has to guess how far a
 * condition, a limit or "what is left" goes.
 *
 * @param text  the sentence; it ends with a colon where it goes on beneath
 * @param beneath  what belongs to it, in order
 * @param says  the term that it is about; empty for what a term says beside other terms
 */
public record Paragraph(String text, List<Paragraph> beneath, Optional<Term> says) {

  public Paragraph {
    beneath = List.copyOf(beneath);
  }

  /** A sentence with nothing beneath it. */
  public static Paragraph of(String text) {
    return new Paragraph(text, List.of(), Optional.empty());
  }

  /** A beginning with what goes on beneath it. */
  public static Paragraph of(String text, List<Paragraph> beneath) {
    return new Paragraph(text, beneath, Optional.empty());
  }

  /**
   * A paragraph with its number.
   *
   * @param number  {@code 2.1} for the first one beneath the second
   * @param level  how deep it stands, counted from 0
   */
  public record Numbered(String number, int level, Paragraph paragraph) {

    /** The number and the sentence, indented by two spaces a level. */
    public String line() {
      return "  ".repeat(level) + number + " " + paragraph.text();
    }
  }

  /** Paragraphs with their numbers, each followed by what stands beneath it. */
  public static List<Numbered> numbered(List<Paragraph> paragraphs) {
    var numbered = new ArrayList<Numbered>();
    number(paragraphs, "", 0, numbered);
    return List.copyOf(numbered);
  }

  private static void number(
      List<Paragraph> paragraphs, String above, int level, List<Numbered> numbered) {
    for (int i = 0; i < paragraphs.size(); i++) {
      var number = number(above, i);
      numbered.add(new Numbered(number, level, paragraphs.get(i)));
      number(paragraphs.get(i).beneath(), number, level + 1, numbered);
    }
  }

  /**
   * The number of a paragraph.
   *
   * @param above  the number of the paragraph above it; empty for none
   * @param place  which one it is beneath that, counted from 0
   */
  public static String number(String above, int place) {
    return above + (place + 1) + ".";
  }
}
