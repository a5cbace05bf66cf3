package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonpurse.allocation.term.Paragraph.Numbered;
import org.commonpurse.ledger.exact.Exact;

/**
 * The layers, gates, choices, scales and rates by year of a clause as tables. They say nothing that the
 * paragraphs do not say; a reader finds the case that applies at a glance.
 */
public final class DecisionTables {

  private static final String NO_END = "no end";

  private final Words words;

  private final Map<Paragraph, Factor> factors;
  private final Map<Paragraph, Figure> figures;

  /** Gates that stand as lines in the table of a gate before them. */
  private final Set<String> shown = new HashSet<>();

  /** Choices that stand as lines in the table of a choice before them. */
  private final Set<Object> chosen = new HashSet<>();

  /** One figure or factor, or another by a condition. */
  private record Choice<T>(Condition condition, T then, T otherwise) {}

  private DecisionTables(Words words) {
    this.words = words;
    this.factors = defined(words, Factor.class);
    this.figures = defined(words, Figure.class);
  }

  private static <T> Map<Paragraph, T> defined(Words words, Class<T> kind) {
    return words.definitions().map(all -> all.of(kind)).orElse(Map.of());
  }

  /**
   * The tables of a clause, in the order of its paragraphs.
   *
   * @param paragraphs  the clause's paragraphs
   * @param words  those that the paragraphs were written with, with what they define
   */
  public static List<DecisionTable> of(List<Paragraph> paragraphs, Words words) {
    var tables = new DecisionTables(words);
    return Paragraph.numbered(paragraphs).stream()
        .map(tables::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<DecisionTable> of(Numbered said) {
    var term = said.paragraph().says().orElse(null);
    if (term instanceof Bands bands) {
      return Optional.of(bands(bands, said));
    }
    if (term instanceof Gate gate) {
      return shown.contains(said.number()) ? Optional.empty() : Optional.of(gates(gate, said));
    }
    var figure = figures.get(said.paragraph());
    if (figure != null) {
      return choices(figure, DecisionTables::choice, words::figure, said);
    }
    var factor = factors.get(said.paragraph());
    if (factor instanceof Factor.Either) {
      return choices(factor, DecisionTables::choice, words::factor, said);
    }
    if (factor instanceof Factor.Scale scale) {
      return Optional.of(scale(scale, said));
    }
    return factor instanceof Factor.ByYear byYear
        ? Optional.of(byYear(byYear, said))
        : Optional.empty();
  }

  private DecisionTable bands(Bands bands, Numbered said) {
    var rows = new ArrayList<List<String>>();
    var from = words.money(Exact.ZERO);
    boolean isAscending = true;
    Optional<Figure> before = Optional.empty();
    for (var band : bands.bands()) {
      var edge = band.upTo();
      var to = edge.map(words::figure).orElse(NO_END);
      rows.add(List.of(from, to, does(band.term(), said.number(), rows.size())));
      isAscending = isAscending && !mayFall(before, edge);
      from = to;
      before = edge;
    }
    if (before.isPresent()) {
      rows.add(List.of(from, NO_END, "is left for the board to decide"));
    }
    return table(
        said,
        List.of("From", "Up to", "The layer"),
        rows,
        isAscending
            ? Optional.empty()
            : Optional.of(
                "No layer begins before those above it end; one that would end before it begins is"
                    + " empty."));
  }

  /** Whether a layer can turn out to end below the one before it. */
  private static boolean mayFall(Optional<Figure> before, Optional<Figure> edge) {
    return before.isPresent() && edge.isPresent() && !before.get().isKnownNotAbove(edge.get());
  }

  private DecisionTable gates(Gate first, Numbered said) {
    var rows = new ArrayList<List<String>>();
    var number = said.number();
    Gate gate = first;
    while (true) {
      rows.add(List.of(words.condition(gate.condition()), does(gate.then(), number, 0)));
      if (!(gate.otherwise() instanceof Gate next)) {
        break;
      }
      number = Paragraph.number(number, 1);
      shown.add(number);
      gate = next;
    }
    rows.add(List.of("otherwise", does(gate.otherwise(), number, 1)));
    return table(said, List.of("Condition", "All of it"), rows, firstOf(rows));
  }

  private static Optional<Choice<Figure>> choice(Figure figure) {
    return figure instanceof Figure.Either either
        ? Optional.of(new Choice<>(either.condition(), either.then(), either.otherwise()))
        : Optional.empty();
  }

  private static Optional<Choice<Factor>> choice(Factor factor) {
    return factor instanceof Factor.Either either
        ? Optional.of(new Choice<>(either.condition(), either.then(), either.otherwise()))
        : Optional.empty();
  }

  /** A choice with those that follow where its condition does not hold; none where it is none. */
  private <T> Optional<DecisionTable> choices(
      T first, Function<T, Optional<Choice<T>>> choiceOf, Function<T, String> says, Numbered said) {
    if (chosen.contains(first)) {
      return Optional.empty();
    }
    var rows = new ArrayList<List<String>>();
    var last = first;
    var choice = choiceOf.apply(first);
    while (choice.isPresent()) {
      chosen.add(last);
      rows.add(List.of(words.condition(choice.get().condition()), says.apply(choice.get().then())));
      last = choice.get().otherwise();
      choice = choiceOf.apply(last);
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    rows.add(List.of("otherwise", says.apply(last)));
    return Optional.of(table(said, List.of("Condition", "It is"), rows, firstOf(rows)));
  }

  /** How lines with conditions are to be read, where they are more than one and the rest. */
  private static Optional<String> firstOf(List<List<String>> rows) {
    return rows.size() > 2
        ? Optional.of("The first line whose condition holds is the one that applies.")
        : Optional.empty();
  }

  private DecisionTable scale(Factor.Scale scale, Numbered said) {
    boolean isMoving = scale.steps().stream().anyMatch(step -> step.to().isPresent());
    var columns = new ArrayList<>(List.of("From", "To below", "Rate"));
    var rows = new ArrayList<List<String>>();
    if (isMoving) {
      columns.add("Moving evenly to");
    }
    for (var step : scale.steps()) {
      var row = new ArrayList<String>();
      row.add(words.number(step.from()));
      row.add(step.until().map(words::number).orElse(NO_END));
      row.add(words.percent(step.rate()));
      if (isMoving) {
        row.add(step.to().map(words::percent).orElse("stays the same"));
      }
      rows.add(row);
    }
    return table(said, columns, rows, Optional.empty());
  }

  private DecisionTable byYear(Factor.ByYear byYear, Numbered said) {
    var rows = new ArrayList<List<String>>();
    var year = byYear.first();
    int last = byYear.rates().size() - 1;
    for (int i = 0; i <= last; i++) {
      rows.add(
          List.of(
              i == 0 ? "the beginning" : year.toString(),
              i == last ? NO_END : year.next().toString(),
              words.percent(byYear.rates().get(i))));
      year = year.next();
    }
    return table(said, List.of("From", "To before", "Rate"), rows, Optional.empty());
  }

  private static DecisionTable table(
      Numbered said, List<String> columns, List<List<String>> rows, Optional<String> note) {
    var title = said.paragraph().text().replaceFirst("[:.]$", "");
    return new DecisionTable(said.number(), title, columns, rows, note);
  }

  /** What a term does, in words, or the number of the paragraph that says so. */
  private String does(Term term, String above, int place) {
    return term.beneath(words).isEmpty()
        ? term.inWords(words)
        : "as paragraph " + Paragraph.number(above, place) + " says";
  }
}
