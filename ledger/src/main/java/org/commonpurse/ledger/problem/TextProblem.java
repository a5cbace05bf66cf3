package org.commonpurse.ledger.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What may be wrong with a text of the books, such as {@code LEDGER_NARRATIVE_TOO_LONG}: every text
 * can be wrong in the same few ways.
 *
 * @param text  which text it is
 * @param fault  what is wrong with it
 */
public record TextProblem(Text text, Fault fault) implements ProblemType {

  /** The texts that entries and events carry. */
  public enum Text {
    ACTOR,
    KEY,
    NARRATIVE,
    REFERENCE,
    MINUTE_REFERENCE;

    /** Its name in a sentence. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String title(String what) {
      return word().substring(0, 1).toUpperCase(Locale.ROOT) + word().substring(1) + what;
    }
  }

  /** The ways in which a text can be wrong. */
  public enum Fault {
    MISSING(" is missing", "is missing or blank", "Give one."),
    TOO_LONG(" is too long", "has more characters than fit", "Shorten it."),
    CONTROL_CHARACTER(
        " has a control character", "has a character that cannot be printed", "Remove it."),
    NOT_UNICODE(" is broken text", "has half a character", "Remove it, or send it as UTF-8.");

    private final String title;
    private final String meaning;
    private final String remedy;

    Fault(String title, String meaning, String remedy) {
      this.title = title;
      this.meaning = meaning;
      this.remedy = remedy;
    }
  }

  /** Every problem of this kind. A reference may be missing, so that one is none. */
  public static List<TextProblem> all() {
    return Arrays.stream(Text.values())
        .flatMap(text -> Arrays.stream(Fault.values()).map(fault -> new TextProblem(text, fault)))
        .filter(problem -> problem.text != Text.REFERENCE || problem.fault != Fault.MISSING)
        .toList();
  }

  @Override
  public String code() {
    return "LEDGER_" + text + "_" + fault;
  }

  @Override
  public CatalogueEntry entry() {
    return new CatalogueEntry(
        Category.INVALID,
        text.title(fault.title),
        "The " + text.word() + " " + fault.meaning + ".",
        fault.remedy);
  }
}
