package org.commonpurse.api.representation;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.term.Paragraph;

/**
 * A sentence of a clause.
 *
 * @param number  {@code 2.1.} for the first one beneath the second
 * @param text  the sentence; it ends with a colon where it goes on beneath
 * @param beneath  what belongs to it, in order
 */
public record ParagraphResponse(String number, String text, List<ParagraphResponse> beneath) {

  /** Paragraphs with their numbers. */
  public static List<ParagraphResponse> of(List<Paragraph> paragraphs) {
    return of(paragraphs, "");
  }

  private static List<ParagraphResponse> of(List<Paragraph> paragraphs, String above) {
    var numbered = new ArrayList<ParagraphResponse>();
    for (var paragraph : paragraphs) {
      var number = Paragraph.number(above, numbered.size());
      numbered.add(
          new ParagraphResponse(number, paragraph.text(), of(paragraph.beneath(), number)));
    }
    return List.copyOf(numbered);
  }
}
