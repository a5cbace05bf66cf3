package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.AllocationContext;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.DecisionTable;
import org.commonpurse.allocation.term.DecisionTables;
import org.commonpurse.allocation.term.Gate;
import org.commonpurse.allocation.term.GivenByClause;
import org.commonpurse.allocation.term.Holding;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.allocation.term.Note;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.allocation.term.Working;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Fractions;
import org.commonpurse.ledger.id.ClauseCode;
import org.junit.jupiter.api.Test;

/**
 * Decision tables say what the terms do: whoever goes by the lines of a table, and knows nothing else,
 * finds the layer, the condition and the rate that the engine found.
 */
class DecisionTablesTest {

  private static final Pattern CHOICE = Pattern.compile("((Rate|Sum) [A-Z]+) goes by a condition");

  private static final Pattern RATE = Pattern.compile("(Rate [A-Z]+) goes by .*");

  /** A clause as it reads, with what its tables were made of. */
  private static final class Text {
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final Map<String, DecisionTable> tables = new HashMap<>();
    private final ReadBack readBack;

    Text(Term term, Agreement agreement) {
      var words = agreement.words().defining();
      var rule = term.about("The saving", words);
      if (!words.defined().isEmpty()) {
        paragraphs.add(Paragraph.of("In this clause:", words.defined()));
      }
      paragraphs.add(rule);
      readBack = readBack(words, agreement, paragraphs);
      for (var table : DecisionTables.of(paragraphs, words)) {
        assertThat(tables.put(table.number(), table)).as("a paragraph has one table").isNull();
      }
    }

    private static ReadBack readBack(Words words, Agreement agreement, List<Paragraph> paragraphs) {
      var readBack = new ReadBack(words, agreement.reserves(), SentencesTest.KNOWN);
      readBack.read(
          Paragraph.numbered(paragraphs).stream().map(Paragraph.Numbered::line).toList(),
          "The saving");
      return readBack;
    }
  }

  /** A step of the engine, with the number of the paragraph that says it. */
  private record Step(String number, Paragraph paragraph, Working working) {

    static Step first(Text text, Working working) {
      return find(working, text.paragraphs, 0, "").orElseThrow();
    }

    /** The steps within this one: their paragraphs stand in the same order. */
    List<Step> within() {
      var steps = new ArrayList<Step>();
      int from = 0;
      for (var each : working.steps()) {
        var found = find(each, paragraph.beneath(), from, number).orElseThrow();
        from = Integer.parseInt(found.number.substring(number.length()).replace(".", ""));
        steps.add(found);
      }
      return steps;
    }

    private static Optional<Step> find(
        Working working, List<Paragraph> among, int from, String above) {
      for (int i = from; i < among.size(); i++) {
        if (among.get(i).says().filter(term -> term == working.term()).isPresent()) {
          return Optional.of(new Step(above + (i + 1) + ".", among.get(i), working));
        }
      }
      return Optional.empty();
    }
  }

  private int layers;
  private int gates;
  private int rates;
  private int choices;
  private int chains;

  @Test
  void sayWhichLayerAndWhichConditionAppliesAsTheEngineDoes() {
    for (long seed : Seeds.of(1_000)) {
      var any = AnyCases.of(seed);
      var random = new SplittableRandom(seed);
      for (var clause : any.agreement().clauses()) {
        var text = new Text(clause.term(), any.agreement());
        for (var amount : List.of(AnyCases.size(random), -AnyCases.size(random), 0L)) {
          var context = context(any.agreement(), any.outturn(), random, Exact.of(amount));

          var working = clause.term().allocate(Exact.of(amount), context);

          compare(Step.first(text, working), text, context, Seeds.described(seed));
        }
      }
    }
    assertThat(layers).isGreaterThan(500);
    assertThat(gates).isGreaterThan(500);
  }

  @Test
  void sayWhichRateHoldsAsTheEngineDoes() {
    for (long seed : Seeds.of(1_000)) {
      var any = AnyCases.of(seed);
      for (var clause : any.agreement().clauses()) {
        var text = new Text(clause.term(), any.agreement());
        for (var table : text.tables.values()) {
          var name = RATE.matcher(table.title());
          if (name.matches() && !CHOICE.matcher(table.title()).matches()) {
            compareRates(table, text, name.group(1), any, Seeds.described(seed));
          }
        }
      }
    }
    assertThat(rates).isGreaterThan(500);
  }

  @Test
  void sayWhichFigureAndWhichFactorIsChosenAsTheEngineDoes() {
    for (long seed : Seeds.of(2_000)) {
      var any = AnyCases.of(seed);
      var random = new SplittableRandom(seed);
      for (var clause : any.agreement().clauses()) {
        var text = new Text(clause.term(), any.agreement());
        for (var said : Paragraph.numbered(text.paragraphs)) {
          var sentence = said.paragraph().text().replaceFirst(":$", "");
          var name = CHOICE.matcher(sentence);
          if (name.matches() && text.tables.containsKey(said.number())) {
            var table = text.tables.get(said.number());
            compareChoice(table, name.group(1), text, any, random, Seeds.described(seed));
          } else if (name.matches()) {
            // It stands as lines in the table of a choice before it.
            assertThat(Paragraph.numbered(text.paragraphs))
                .as(Seeds.described(seed) + sentence)
                .extracting(each -> each.paragraph().text())
                .contains("Otherwise it is %s.".formatted(lower(name.group(1))));
            chains++;
          }
        }
      }
    }
    assertThat(choices).isGreaterThan(5_000);
    assertThat(chains).isGreaterThan(3);
  }

  @Test
  void showAChoiceWithThoseThatFollowOnItAsOneTable() {
    var agreement =
        AgreementReader.read(
            Document.parse(
                "agreement.yml",
                """
                agreement: Tried
                version: 1
                in-force: {from: 2023-04-01}
                partners: [board, council]
                clauses:
                  - clause: "1"
                    takes: overspend
                    bear: council
                    limit:
                      council:
                        if: {measure: quality, at-least: 90%}
                        then: 100.00
                        else:
                          if: {decided: waiver}
                          then: {lesser-of: [200.00, 2% of budget]}
                          else: 300.00
                    excess: board
                """));

    var tables = ClauseText.of(agreement, agreement.clauses().get(0)).tables();

    assertThat(tables.stream().flatMap(table -> table.lines().stream()))
        .containsExactly(
            "Table of 1.1. Sum A goes by a condition:",
            "  Condition                    It is",
            "  the quality is at least 0.9  £100.00",
            "  the waiver is on record      sum C",
            "  otherwise                    £300.00",
            "  The first line whose condition holds is the one that applies.");
  }

  private void compareChoice(
      DecisionTable table,
      String name,
      Text text,
      AnyCases.Case any,
      SplittableRandom random,
      String which) {
    assertThat(table.title()).isEqualTo(name + " goes by a condition");
    for (int i = 0; i < 20; i++) {
      var outturn = measured(any.outturn(), random);
      var context = context(any.agreement(), outturn, new SplittableRandom(1), Exact.ONE);
      int row = 0;
      while (!table.rows().get(row).get(0).equals("otherwise")
          && !text.readBack
              .condition(table.rows().get(row).get(0))
              .orElseThrow()
              .holds(Exact.ONE, context)) {
        row++;
      }
      var cell = table.rows().get(row).get(1);
      assertThat(value(cell, text, context))
          .as(which + table)
          .isEqualTo(value(lower(name), text, context));
      choices++;
    }
  }

  /** What a figure or a factor comes to. */
  private static Exact value(String said, Text text, AllocationContext context) {
    var figure = text.readBack.figure(said).map(each -> each.worth(context));
    return figure.orElseGet(() -> text.readBack.factor(said).orElseThrow().value(context));
  }

  private static String lower(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** The same figures where conditions find other measures. */
  private static Outturn measured(Outturn usual, SplittableRandom random) {
    var measures = new HashMap<>(usual.measures());
    measures.put(AnyTerms.QUALITY, Exact.of(random.nextInt(101), 100));
    measures.put(AnyTerms.PEOPLE, Exact.of(random.nextInt(150)));
    if (random.nextBoolean()) {
      measures.put(AnyTerms.APPROVED, Exact.ONE);
    } else {
      measures.remove(AnyTerms.APPROVED);
    }
    return new Outturn(
        usual.fund(),
        usual.year(),
        usual.throughMonth(),
        usual.currency(),
        usual.contributions(),
        usual.lines(),
        usual.impacts(),
        measures,
        usual.bases());
  }

  private void compare(Step step, Text text, AllocationContext context, String which) {
    var term = step.working().term();
    var table = text.tables.get(step.number());
    if (term instanceof Bands) {
      compareLayers(step, table, text, context, which);
    }
    if (term instanceof Gate && table != null) {
      compareGates(step, table, text, context, which);
    }
    for (var each : step.within()) {
      // A gate that stands in the table of the one before it has no table of its own.
      boolean isShown = term instanceof Gate gate && gate.otherwise() == each.working().term();
      assertThat(text.tables.containsKey(each.number()))
          .as(which)
          .isEqualTo(
              each.working().term() instanceof Bands
                  || (each.working().term() instanceof Gate && !isShown));
      compare(each, text, context, which);
    }
  }

  private void compareLayers(
      Step step, DecisionTable table, Text text, AllocationContext context, String which) {
    var size = step.working().amount().abs();
    var low = Exact.ZERO;
    var steps = step.within();
    var taken = Exact.ZERO;
    for (int i = 0; i < table.rows().size(); i++) {
      var row = table.rows().get(i);
      low = low.max(worth(row.get(0), text, context));
      var high = row.get(1).equals("no end") ? size.max(low) : worth(row.get(1), text, context);
      var slice = min(size, high.max(low)).minus(low).max(Exact.ZERO);
      if (row.get(2).equals("is left for the board to decide") && i >= bands(step)) {
        assertThat(size.minus(taken)).as(which).isEqualTo(slice);
      } else if (i < steps.size()) {
        assertThat(steps.get(i).working().amount().abs()).as(which + table).isEqualTo(slice);
        assertSays(row.get(2), steps.get(i), which);
        taken = taken.plus(slice);
      } else {
        assertThat(slice).as(which + table).isEqualTo(Exact.ZERO);
      }
      low = low.max(high);
    }
    layers++;
  }

  private static int bands(Step step) {
    return step.working().term().inside().size();
  }

  private static Exact min(Exact one, Exact other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Exact worth(String cell, Text text, AllocationContext context) {
    return text.readBack.figure(cell).orElseThrow().worth(context);
  }

  private void compareGates(
      Step first, DecisionTable table, Text text, AllocationContext context, String which) {
    var amount = first.working().amount();
    int row = 0;
    while (!table.rows().get(row).get(0).equals("otherwise")
        && !text.readBack
            .condition(table.rows().get(row).get(0))
            .orElseThrow()
            .holds(amount, context)) {
      row++;
    }
    int found = 0;
    var step = first;
    while (!isOpen(step)) {
      found++;
      var next = step.within().get(0);
      if (!(next.working().term() instanceof Gate)) {
        break;
      }
      step = next;
    }
    assertThat(row).as(which + table).isEqualTo(found);
    assertSays(table.rows().get(row).get(1), step.within().get(0), which);
    gates++;
  }

  private static boolean isOpen(Step gate) {
    return gate.working().notes().stream()
        .filter(Note.GateWas.class::isInstance)
        .map(Note.GateWas.class::cast)
        .anyMatch(Note.GateWas::open);
  }

  /** A cell has the words of a step's paragraph, or its number. */
  private static void assertSays(String cell, Step step, String which) {
    if (step.paragraph().beneath().isEmpty()) {
      assertThat(step.paragraph().text()).as(which).endsWith(" " + cell + ".");
    } else {
      assertThat(cell).as(which).isEqualTo("as paragraph " + step.number() + " says");
    }
  }

  private void compareRates(
      DecisionTable table, Text text, String name, AnyCases.Case any, String which) {
    var factor = text.readBack.factor("r" + name.substring(1)).orElseThrow();
    for (var outturn : outturns(any.outturn(), table)) {
      var context = context(any.agreement(), outturn, new SplittableRandom(1), Exact.ONE);
      assertThat(rate(table, outturn)).as(which + table).isEqualTo(factor.value(context));
      rates++;
    }
  }

  /** The rate that somebody finds who goes down the lines of a table. */
  private static Exact rate(DecisionTable table, Outturn outturn) {
    boolean isByYear = table.title().endsWith(" goes by the year");
    var figure =
        isByYear ? Exact.of(outturn.year().startYear()) : outturn.measures().get(AnyTerms.PEOPLE);
    for (var row : table.rows()) {
      var from = row.get(0).equals("the beginning") ? Exact.ZERO : number(row.get(0));
      boolean isLast = row.get(1).equals("no end");
      if (from.compareTo(figure) <= 0 && (isLast || figure.compareTo(number(row.get(1))) < 0)) {
        var rate = percent(row.get(2));
        if (row.size() < 4 || row.get(3).equals("stays the same")) {
          return rate;
        }
        var part = figure.minus(from).dividedBy(number(row.get(1)).minus(from));
        return rate.plus(percent(row.get(3)).minus(rate).times(part));
      }
    }
    throw new AssertionError("No line is for " + figure + ": " + table);
  }

  /** The number of people, or the year in which a financial year begins. */
  private static Exact number(String cell) {
    return cell.contains("-")
        ? Exact.of(FinancialYear.parse(cell).startYear())
        : Exact.of(new BigDecimal(cell));
  }

  private static Exact percent(String cell) {
    return Exact.of(new BigDecimal(cell.replace("%", ""))).dividedBy(Exact.of(100));
  }

  /** Outturns of several years, and with numbers of people at the edges of a scale and beside them. */
  private static List<Outturn> outturns(Outturn usual, DecisionTable table) {
    var outturns = new ArrayList<Outturn>();
    for (int year = 2019; year < 2029; year++) {
      outturns.add(with(usual, new FinancialYear(year), usual.measures().get(AnyTerms.PEOPLE)));
    }
    if (!table.title().endsWith(" goes by the year")) {
      for (var row : table.rows()) {
        var edge = number(row.get(0));
        outturns.add(with(usual, usual.year(), edge));
        outturns.add(with(usual, usual.year(), edge.plus(Exact.of(1, 3))));
      }
    }
    return outturns;
  }

  private static Outturn with(Outturn usual, FinancialYear year, Exact people) {
    var measures = new HashMap<>(usual.measures());
    measures.put(AnyTerms.PEOPLE, people);
    return new Outturn(
        usual.fund(),
        year,
        usual.throughMonth(),
        usual.currency(),
        usual.contributions(),
        usual.lines(),
        usual.impacts(),
        measures,
        usual.bases());
  }

  private static AllocationContext context(
      Agreement agreement, Outturn outturn, SplittableRandom random, Exact amount) {
    var parties = agreement.parties();
    var nothing = parties.codes().stream().map(code -> Exact.ZERO).toList();
    var held = Exact.of(AnyCases.size(random));
    Map<ClauseCode, GivenByClause> results = new HashMap<>();
    agreement
        .clauses()
        .forEach(
            clause ->
                results.put(
                    clause.code(),
                    new GivenByClause(
                        Exact.of(AnyCases.size(random)), Fractions.of(nothing), false, List.of())));
    return new AllocationContext(
        parties,
        outturn,
        new Unit(
            "", List.of(new Unit.Cause("any", 0, 0, 0, amount)), amount, AnyCases.size(random)),
        random.nextBoolean(),
        source -> new Holding(nothing, held),
        Map.of(AnyTerms.INVESTMENT, Exact.of(AnyCases.size(random))),
        Map.of(),
        nothing,
        results,
        Movement.NOBODY,
        new HashMap<>(),
        Map.of(),
        ClauseCode.of("own"),
        Past.NONE);
  }
}
