package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.AdvancedUnder;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.agreement.Scope;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Transfer;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.junit.jupiter.api.Test;

/**
 * Two terms that can give different money never read alike: what a term reads as can be read in one way
 * only, and that is the term again.
 */
class SentencesTest {

  /** The words that sentences are made of. */
  private static final Path LIST = Path.of("src/test/resources/words-of-sentences.txt");

  static final List<Code> KNOWN =
      List.of(
          AnyTerms.QUALITY,
          AnyTerms.PEOPLE,
          AnyTerms.APPROVED,
          AnyTerms.UNITS,
          AnyTerms.CONTRACT,
          AnyTerms.INVESTMENT,
          AnyTerms.LOAN,
          AnyTerms.SUPPORT,
          MeasureCode.of("never"));

  /** Names that are easily misread. */
  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    var partners =
        List.of(
            "Bath and North East Somerset Council",
            "Smith, Jones and Partners",
            "Somerset Council",
            "the Trust (North) of it",
            "Trusts",
            "the Trust, up to £5.00");
    for (int i = 0; i < partners.size(); i++) {
      NAMES.put("partner-" + i, partners.get(i));
    }
    NAMES.put("quality", "score, at least 50%");
    NAMES.put("people", "people and beds");
    NAMES.put("approved", "people and beds");
    NAMES.put("contract", "contributions");
  }

  @Test
  void canBeReadBackAsTheTermsThatTheyWereWrittenFor() {
    for (long seed : Seeds.of(500)) {
      var agreement = AnyCases.of(seed).agreement();
      for (var names : List.of(agreement.names(), NAMES)) {
        var words = new Words(agreement.parties(), names, agreement.currency());
        for (var clause : agreement.clauses()) {
          var lines = lines(clause.term(), words);

          var read = new ReadBack(words, agreement.reserves(), KNOWN).read(lines, "The saving");

          assertMeansTheSame(
              read, clause.term(), Seeds.described(seed) + "\n" + String.join("\n", lines));
        }
      }
    }
  }

  @Test
  void areOthersForEveryTermThatDiffersByOneEdit() {
    int compared = 0;
    for (long seed : Seeds.of(500)) {
      var agreement = AnyCases.of(seed).agreement();
      for (var clause : agreement.clauses()) {
        var lines = lines(clause.term(), agreement.words());
        for (var other : Neighbours.of(clause.term())) {
          if (lines(other, agreement.words()).equals(lines)) {
            assertMeansTheSame(other, clause.term(), Seeds.described(seed));
          }
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  @Test
  void areOthersForEveryClauseThatDiffersByOneEdit() {
    for (long seed : Seeds.of(300)) {
      var agreement = AnyCases.of(seed).agreement();
      for (var clause : agreement.clauses()) {
        var texts = new HashMap<List<String>, Clause>();
        texts.put(ClauseText.of(agreement, clause).lines(), clause);
        for (var other : edited(clause)) {
          var before = texts.put(ClauseText.of(agreement, other).lines(), other);
          assertThat(before == null || before.equals(other))
              .as(Seeds.described(seed) + "\n" + before + "\n" + other)
              .isTrue();
        }
      }
    }
  }

  /** The clause with one of its properties changed, where that can change who has what. */
  static List<Clause> edited(Clause clause) {
    var day = Optional.of(LocalDate.of(2023, 4, 1));
    var none = Optional.<Nature>empty();
    var a = Set.of(CauseCode.of("a"));
    var b = Set.of(CauseCode.of("a"), CauseCode.of("b"));
    var fund = named(Set.of(FundCode.of("a")), Set.of(), Set.of(), Set.of(), none);
    var scheme = named(Set.of(), Set.of(SchemeCode.of("a")), Set.of(), Set.of(), none);
    var stream = named(Set.of(), Set.of(), Set.of(StreamCode.of("a")), Set.of(), none);
    var capital = named(Set.of(), Set.of(), Set.of(), Set.of(), Optional.of(Nature.CAPITAL));
    var cause = named(Set.of(), Set.of(), Set.of(), a, none);
    var causes = named(Set.of(), Set.of(), Set.of(), b, none);
    var within = named(Set.of(), Set.of(SchemeCode.of("a")), Set.of(), a, none);
    return List.of(
        with(clause, edit -> edit.from = day),
        with(clause, edit -> edit.until = day),
        with(clause, edit -> edit.survivesUntil = day),
        with(clause, edit -> edit.basis = AmountBasis.SAVING),
        with(clause, edit -> edit.basis = AmountBasis.OVERSPEND),
        with(clause, edit -> edit.basis = AmountBasis.UNDERSPEND),
        with(clause, edit -> edit.of = scheme),
        with(clause, edit -> edit.of = stream),
        with(clause, edit -> edit.of = fund),
        with(clause, edit -> edit.of = capital),
        with(clause, edit -> edit.of = cause),
        with(clause, edit -> edit.of = causes),
        with(clause, edit -> edit.of = within),
        with(clause, edit -> edit.except = cause),
        with(clause, edit -> edit.except = causes),
        with(clause, edit -> edit.except = within),
        with(clause, edit -> edit.except = scheme),
        with(clause, edit -> edit.except = stream),
        with(clause, edit -> edit.each = Level.TOGETHER),
        with(clause, edit -> edit.each = Level.SCHEME),
        with(clause, edit -> edit.each = Level.STREAM),
        with(clause, edit -> edit.each = Level.LINE),
        with(clause, edit -> edit.toDate = ToDate.NOTHING),
        with(clause, edit -> edit.toDate = ToDate.YEAR),
        with(clause, edit -> edit.toDate = ToDate.CONTRACT),
        with(clause, edit -> edit.rounding = new Rounding(true, new Rounding.Remainder.Largest())),
        with(clause, edit -> edit.rounding = new Rounding(false, new Rounding.Remainder.To(0))),
        with(clause, edit -> edit.rounding = new Rounding(false, new Rounding.Remainder.Carried())),
        with(clause, edit -> edit.recoveredOverYears = clause.recoveredOverYears() + 1),
        with(clause, edit -> edit.addsTo = Optional.of(InvestmentCode.of("another"))),
        with(clause, edit -> edit.advanced = advanced(Optional.empty())),
        with(
            clause,
            edit ->
                edit.advanced =
                    advanced(Optional.of(new Shares.ByCommissioning(OptionalInt.empty())))),
        with(clause, edit -> edit.replaces = Set.of(ClauseCode.of("another"))),
        with(clause, edit -> edit.term = new Unallocated()));
  }

  private static Optional<AdvancedUnder> advanced(Optional<Shares> by) {
    return Optional.of(new AdvancedUnder(InvestmentCode.of("another"), by));
  }

  /** A scope that names one thing. */
  private static Scope named(
      Set<FundCode> funds,
      Set<SchemeCode> schemes,
      Set<StreamCode> streams,
      Set<CauseCode> causes,
      Optional<Nature> spending) {
    return new Scope(
        funds,
        schemes,
        streams,
        Set.of(),
        Set.of(),
        causes,
        Set.of(),
        spending,
        Optional.empty(),
        Optional.empty());
  }

  private static final class Edit {
    private Optional<LocalDate> from;
    private Optional<LocalDate> until;
    private Optional<LocalDate> survivesUntil;
    private AmountBasis basis;
    private Scope of;
    private Scope except;
    private Level each;
    private ToDate toDate;
    private Rounding rounding;
    private int recoveredOverYears;
    private Optional<InvestmentCode> addsTo;
    private Optional<AdvancedUnder> advanced;
    private Set<ClauseCode> replaces;
    private Term term;

    Edit(Clause clause) {
      from = clause.from();
      until = clause.until();
      survivesUntil = clause.survivesUntil();
      basis = clause.basis();
      of = clause.of();
      except = clause.except();
      each = clause.each();
      toDate = clause.toDate();
      rounding = clause.rounding();
      recoveredOverYears = clause.recoveredOverYears();
      addsTo = clause.addsTo();
      advanced = clause.advanced();
      replaces = clause.replaces();
      term = clause.term();
    }
  }

  private static Clause with(Clause clause, Consumer<Edit> change) {
    var edit = new Edit(clause);
    change.accept(edit);
    return new Clause(
        clause.code(),
        clause.reference(),
        clause.title(),
        edit.from,
        edit.until,
        edit.survivesUntil,
        edit.basis,
        edit.of,
        edit.except,
        edit.each,
        edit.toDate,
        edit.rounding,
        edit.recoveredOverYears,
        edit.addsTo,
        edit.advanced,
        edit.replaces,
        edit.term);
  }

  static void assertMeansTheSame(Term term, Term other, String which) {
    assertThat(term)
        .as(which)
        .usingRecursiveComparison()
        .withEqualsForType(SentencesTest::isOfSameRatio, Weights.class)
        .withEqualsForType(SentencesTest::isOfSamePayments, Transfer.class)
        .isEqualTo(other);
  }

  @Test
  void haveAtMostFortyWordsFromAListEach() throws IOException {
    var list = Set.of(Files.readString(LIST).strip().split("\\s+"));
    var used = new TreeSet<String>();
    for (long seed : Seeds.of(2_000)) {
      var agreement = AnyCases.of(seed).agreement();
      for (var clause : agreement.clauses()) {
        for (var line : ClauseText.of(agreement, clause).lines()) {
          var sentence = line.strip().replaceFirst("^[0-9.]+ ", "");
          assertThat(sentence.split(" ")).as(sentence).hasSizeLessThanOrEqualTo(40);
          wordsOf(sentence).forEach(used::add);
        }
      }
    }
    if (Boolean.getBoolean("words.write")) {
      Files.writeString(LIST, String.join("\n", used) + "\n");
    }
    assertThat(list).containsAll(used);
    assertThat(used).as("nothing is on the list that no sentence uses").containsAll(list);
  }

  /** The words of a sentence without numbers, names and what the agreement itself is about. */
  private static Stream<String> wordsOf(String sentence) {
    var names =
        "\u201c[^\u201d]*\u201d|partner \\d+|(reserve|stream|scheme|measure|base|fund|cause) [\\w-]+|[Rr]ate [A-Z]+|[Ss]um [A-Z]+|[Cc]ondition [A-Z]+|[Qq]uality|people|approved|units|contract\\b|-\\d+";
    return Pattern.compile("[A-Za-z'-]+")
        .matcher(sentence.replaceAll(names, ""))
        .results()
        .map(found -> found.group().toLowerCase(Locale.ROOT))
        .filter(word -> word.matches(".*[a-z].*"));
  }

  static List<String> lines(Term term, Words words) {
    var defining = words.defining();
    var rule = term.about("The saving", defining);
    var paragraphs = new ArrayList<Paragraph>();
    if (!defining.defined().isEmpty()) {
      paragraphs.add(Paragraph.of("In this clause:", defining.defined()));
    }
    paragraphs.add(rule);
    return Paragraph.numbered(paragraphs).stream().map(Paragraph.Numbered::line).toList();
  }

  private static boolean isOfSameRatio(Weights first, Weights second) {
    for (int i = 0; i < first.each().size(); i++) {
      var crossed = first.each().get(i).times(second.total());
      if (!crossed.equals(second.each().get(i).times(first.total()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfSamePayments(Transfer first, Transfer second) {
    return paid(first).equals(paid(second));
  }

  /** Who pays how much in a year: the same payer, or a sum of the other sign. */
  private static Map<String, Object> paid(Transfer transfer) {
    boolean forth = transfer.payer() < transfer.payee();
    var paid = new TreeMap<String, Object>();
    paid.put("between", forth ? transfer.payer() : transfer.payee());
    paid.put("and", forth ? transfer.payee() : transfer.payer());
    transfer.pence().forEach((year, sum) -> paid.put(year.toString(), forth ? sum : sum.negated()));
    return paid;
  }
}
