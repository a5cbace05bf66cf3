package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.allocation.agreement.Scope;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sentences are plain: no clause stands in the middle of another one, and of a payment the payer is the
 * subject. How long they are and which words they have, {@link SentencesTest} says.
 */
class PlainSentencesTest {

  /** Names and codes: what they hold is no part of the sentence. */
  private static final Pattern NAMES =
      Pattern.compile(
          "\u201c[^\u201d]*\u201d|[Pp]artner \\d+|partner-\\d+|clause-\\d+|(reserve|stream|scheme|measure|cause)"
              + " [\\w-]+");

  /** What may stand in brackets: what kind of thing a name is of, a word of the language, a reference. */
  private static final Pattern BRACKETS =
      Pattern.compile(
          " \\((funds?|schemes?|streams?|by months|whole year)\\)| \\(Letter( \\d+)?\\)(?=\\.$)");

  private static final String VERB =
      "(?:is|are|goes|stays|has|have|pays|pay|depends|begins|belongs|holds|takes|makes|carries|fell|gave"
          + "|lasts|owns|recover|receives|varies)";

  /** Something between two commas that is no item of a list. */
  private static final Pattern BETWEEN_COMMAS =
      Pattern.compile(
          ", (which|who|whose|that|where|when|while|if|as|though|because|up to|at least|at most|by|less"
              + "|being|multiplied|then|after|before|in|on|from|for|with|without)\\b[^,]*, ");

  /** Something that is said of a noun before what is said of the sentence's subject. */
  private static final Pattern RELATIVE =
      Pattern.compile(
          "\\b(which|who|whom|whose|that|where)\\b.*\\b%s\\b.*\\b%s\\b".formatted(VERB, VERB));

  private static final Pattern PASSIVE =
      Pattern.compile("\\b(is|are|be|been|was|were) (re)?paid\\b|\\b(paid|owed|borne) by\\b");

  private static final Pattern PAYMENT =
      Pattern.compile("\\b(pay|pays|repay|repays|owe|owes|makes up)\\b");

  /** What can pay: a partner, partners, or the amount that the sentence is about. */
  private static final Pattern PAYER =
      Pattern.compile(
          "(In \\d{4}-\\d\\d |First, |If .*, |.* partners recover what )?"
              + "(N( and N)?|it|they|What partners|What (is left|is forfeited|goes beyond a limit|goes beyond the deductible"
              + "|goes beyond the layer and its reinstatements)"
              + "|((?!\\b%s\\b).)+) ".formatted(VERB));

  /** What was wrong with sentences. */
  private final List<String> found = new ArrayList<>();

  @AfterEach
  void allArePlain() {
    assertThat(found).isEmpty();
  }

  @Test
  void haveNoClauseInTheMiddleOfAnotherAndThePayerForTheirSubject() {
    var seen = new TreeSet<String>();
    for (long seed : Seeds.of(2_000)) {
      var agreement = AnyCases.of(seed).agreement();
      for (var clause : agreement.clauses()) {
        sentences(ClauseText.of(agreement, clause).paragraphs())
            .forEach(sentence -> requirePlain(sentence, Seeds.described(seed), seen));
      }
    }
    assertThat(seen.stream().filter(each -> PAYMENT.matcher(each).find()))
        .as("sentences about payments")
        .hasSizeGreaterThan(10);
  }

  @Test
  void haveThemWhateverAClauseSaysBesideItsTerm() {
    var seen = new TreeSet<String>();
    for (long seed : Seeds.of(50)) {
      var agreement = AnyCases.of(seed).agreement();
      for (var clause : agreement.clauses()) {
        var all = new ArrayList<>(SentencesTest.edited(clause));
        scopes().forEach(scope -> all.add(of(clause, scope)));
        for (var other : all) {
          sentences(ClauseText.of(agreement, other).paragraphs())
              .forEach(sentence -> requirePlain(sentence, Seeds.described(seed), seen));
        }
      }
    }
    assertThat(seen).anyMatch(sentence -> sentence.contains("partners recover what they pay"));
  }

  @Test
  void haveThemBeforeTheClauses() {
    var seen = new TreeSet<String>();
    var agreement = AnyCases.of(1).agreement();
    for (Agreement each : PreamblesTest.edited(agreement, Map.of("partner-0", "A, B and C"))) {
      var sentences = sentences(PlainEnglish.preamble(each));
      // The first one is a heading, with the title, which is free text.
      sentences
          .subList(1, sentences.size())
          .forEach(sentence -> requirePlain(sentence, "the preamble", seen));
      assertThat(sentences.get(0)).doesNotContain("which");
    }
    assertThat(seen).anyMatch(sentence -> sentence.contains(" pay each other "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The next part, up to \u00a35.00 in all, is shared equally between partner 1 and partner 2.",
        "The version which varies version 3 is in force from 2025-04-01.",
        "An overspend of money that is not ring-fenced is shared equally between partner 1 and partner 2.",
        "Dues between partner 1 and partner 2 are paid one by one.",
        "Partner 1 is repaid what it has not recovered of the investment.",
        "Rate A is the quality (at least 50%) times 3%.",
        "Rate A is the quality, at least 50%, at most 60%.",
        "To partner 1 what is missing is owed by partner 2.",
        "The first what it has had in the year so far pays back an investment first:",
        "What partner 1 receives partner 2 pays."
      })
  void areFoundWhereTheyAreNotPlain(String sentence) {
    assertThat(wrong(masked(sentence))).isPresent();
  }

  private void requirePlain(String sentence, String which, Set<String> seen) {
    var masked = masked(sentence);
    if (seen.add(masked)) {
      wrong(masked).ifPresent(what -> found.add(what + ": " + sentence + " - " + which));
    }
  }

  /** What is wrong with a sentence whose names are left out. */
  private static Optional<String> wrong(String sentence) {
    if (sentence.matches(".*[()\\[\\]].*")) {
      return Optional.of("something stands in brackets");
    }
    var begun = sentence.replaceFirst("^(First|Before that), ", "");
    if (BETWEEN_COMMAS.matcher(begun).find() || RELATIVE.matcher(begun).find()) {
      return Optional.of("a clause stands in the middle of another");
    }
    var payment = PAYMENT.matcher(sentence);
    boolean isOfPayer =
        !payment.find() || PAYER.matcher(sentence.substring(0, payment.start())).matches();
    return PASSIVE.matcher(sentence).find() || !isOfPayer
        ? Optional.of("the payer is not the subject")
        : Optional.empty();
  }

  private static String masked(String sentence) {
    var named = NAMES.matcher(sentence).replaceAll("N");
    return BRACKETS.matcher(named).replaceAll("");
  }

  private static List<String> sentences(List<Paragraph> paragraphs) {
    return Paragraph.numbered(paragraphs).stream().map(each -> each.paragraph().text()).toList();
  }

  /** Scopes of which one names everything that a clause can take from schemes. */
  private static List<Scope> scopes() {
    return List.of(
        scope(true, true, Set.of()),
        scope(false, false, Set.of()),
        scope(true, true, Set.of(CauseCode.of("four"), CauseCode.of("five"))));
  }

  private static Scope scope(boolean isRingFenced, boolean isRecurrent, Set<CauseCode> causes) {
    return new Scope(
        Set.of(),
        Set.of(SchemeCode.of("one"), SchemeCode.of("two")),
        Set.of(StreamCode.of("three")),
        Set.of(),
        Set.of(),
        causes,
        Set.of(),
        Optional.of(Nature.CAPITAL),
        Optional.of(isRingFenced),
        Optional.of(isRecurrent));
  }

  private static Clause of(Clause clause, Scope scope) {
    return new Clause(
        clause.code(),
        clause.reference(),
        clause.title(),
        clause.from(),
        clause.until(),
        clause.survivesUntil(),
        clause.basis(),
        scope,
        scope,
        clause.each(),
        clause.toDate(),
        clause.rounding(),
        clause.recoveredOverYears(),
        clause.addsTo(),
        clause.advanced(),
        clause.replaces(),
        clause.term());
  }
}
