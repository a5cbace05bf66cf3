package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Advance;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Notice;
import org.commonpurse.allocation.agreement.PartnerSees;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.allocation.agreement.Reserve;
import org.commonpurse.allocation.agreement.WithinYear;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.money.Amounts;
import org.junit.jupiter.api.Test;

/**
 * What stands before the clauses reads otherwise wherever it says something else, and two names never read
 * alike, not even at the beginning of a sentence.
 */
class PreamblesTest {

  private static final LocalDate DAY = LocalDate.of(2021, 7, 1);

  private static final List<PartnerCode> PARTNERS = partners(4);

  @Test
  void areOthersForEveryEdit() {
    int compared = 0;
    for (long seed : Seeds.of(200)) {
      var any = AnyCases.of(seed).agreement();
      for (var base : List.of(with(any, PreamblesTest::plain), with(any, PreamblesTest::full))) {
        var texts = new HashMap<List<String>, Agreement>();
        texts.put(lines(base), base);
        for (var other : edited(base)) {
          var before = texts.put(lines(other), other);
          if (before != null) {
            assertMeansTheSame(other, before, Seeds.described(seed));
          }
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(10_000);
  }

  /** Agreements that say all that can stand before the clauses, one way and another. */
  static List<Agreement> edited(Agreement any, Map<String, String> names) {
    return edited(with(any, PreamblesTest::full)).stream()
        .map(each -> with(each, edit -> edit.names = names))
        .toList();
  }

  /** Four partners at least, for what is said of pairs and lists. */
  private static void plain(Edit edit) {
    if (edit.parties.size() < PARTNERS.size()) {
      edit.parties = new Parties(PARTNERS);
      edit.reserves = List.of();
    }
  }

  private static void full(Edit edit) {
    plain(edit);
    edit.until = Optional.of(DAY.plusYears(5));
    edit.withinYear = Optional.of(WithinYear.BY_MONTHS);
    edit.varies = Optional.of(7);
    edit.noticeMonths = Optional.of(6);
    edit.notice = Optional.of(notice(1, DAY, DAY.plusMonths(6), "Letter 4"));
    edit.causes = causes("demand", "price");
    edit.notNetted = List.of(pair(0, 1), pair(1, 2));
    edit.partnersSee = Map.of(PARTNERS.get(0), PartnerSees.OWN_LINES);
    edit.reserves =
        List.of(
            reserve(ReserveCode.of("pool"), 100, Optional.of(weights(1, 2))),
            reserve(ReserveCode.of("second-pool"), 0, Optional.empty()));
    edit.advances =
        List.of(
            advance("loan", true, 3, 1, 25, Optional.of(4), Optional.of(BALANCED)),
            advance("support", false, 0, 0, 0, Optional.empty(), Optional.empty()));
  }

  private static final Condition BALANCED =
      new Condition.EachYearBefore(ClauseCode.of("one"), "1", 2, Exact.ZERO);

  private static Advance advance(
      String code,
      boolean isOwedByPartners,
      int years,
      int grace,
      int perMille,
      Optional<Integer> lapsesAfter,
      Optional<Condition> writtenOffIf) {
    return new Advance(
        InvestmentCode.of(code),
        isOwedByPartners,
        years,
        grace,
        Exact.of(perMille, 1_000),
        lapsesAfter,
        writtenOffIf);
  }

  /** The first advance with one thing changed, and others beside it. */
  private static List<Consumer<Edit>> ofAdvances(List<Advance> advances) {
    var none = Optional.<Integer>empty();
    var never = Optional.<Condition>empty();
    var other = new Condition.EachYearBefore(ClauseCode.of("one"), "1", 3, Exact.ZERO);
    var both = new Condition.All(List.of(BALANCED, new Condition.Decided(MeasureCode.of("x"))));
    var some = Optional.of(4);
    return Stream.of(
            advance("loan", false, 3, 1, 25, some, Optional.of(BALANCED)),
            advance("debt", true, 3, 1, 25, some, Optional.of(BALANCED)),
            advance("loan", true, 2, 1, 25, some, Optional.of(BALANCED)),
            advance("loan", true, 1, 1, 25, some, Optional.of(BALANCED)),
            advance("loan", true, 3, 0, 25, some, Optional.of(BALANCED)),
            advance("loan", true, 3, 2, 25, some, Optional.of(BALANCED)),
            advance("loan", true, 0, 0, 25, some, Optional.of(BALANCED)),
            advance("loan", true, 3, 1, 0, some, Optional.of(BALANCED)),
            advance("loan", true, 3, 1, 20, some, Optional.of(BALANCED)),
            advance("loan", true, 3, 1, 25, Optional.of(1), Optional.of(BALANCED)),
            advance("loan", true, 3, 1, 25, none, Optional.of(BALANCED)),
            advance("loan", true, 3, 1, 25, some, Optional.of(other)),
            advance("loan", true, 3, 1, 25, some, Optional.of(both)),
            advance("loan", true, 3, 1, 25, some, never))
        .<Consumer<Edit>>map(first -> edit -> edit.advances = replaced(advances, first))
        .toList();
  }

  private static List<Advance> replaced(List<Advance> advances, Advance first) {
    var replaced = new ArrayList<>(advances);
    replaced.set(0, first);
    return replaced;
  }

  /** The agreement with one thing changed that stands before its clauses. */
  private static List<Agreement> edited(Agreement base) {
    var edits = new ArrayList<Consumer<Edit>>();
    edits.add(edit -> edit.title = "Any, version 1");
    edits.add(edit -> edit.title = "Any, version 1, in force from 2015-04-01 until 2026-06-30");
    edits.add(edit -> edit.title = "any");
    edits.add(edit -> edit.version++);
    edits.add(edit -> edit.version = 11);
    edits.add(edit -> edit.from = DAY);
    edits.add(edit -> edit.until = Optional.empty());
    edits.add(edit -> edit.until = Optional.of(DAY));
    edits.add(edit -> edit.until = Optional.of(DAY.plusDays(1)));
    edits.add(edit -> edit.varies = Optional.empty());
    edits.add(edit -> edit.varies = Optional.of(1));
    edits.add(edit -> edit.varies = Optional.of(2));
    edits.add(edit -> edit.noticeMonths = Optional.empty());
    edits.add(edit -> edit.noticeMonths = Optional.of(3));
    edits.add(edit -> edit.withinYear = Optional.empty());
    edits.add(edit -> edit.withinYear = Optional.of(WithinYear.BY_MONTHS));
    edits.add(edit -> edit.withinYear = Optional.of(WithinYear.WHOLE_YEAR));
    var given = List.of(Optional.<Notice>empty(), Optional.of(notice(0, DAY, DAY, "")));
    given.forEach(notice -> edits.add(edit -> edit.notice = notice));
    edits.add(edit -> edit.notice = Optional.of(notice(2, DAY, DAY, "")));
    edits.add(edit -> edit.notice = Optional.of(notice(0, DAY.minusDays(1), DAY, "")));
    edits.add(edit -> edit.notice = Optional.of(notice(0, DAY, DAY.plusDays(1), "")));
    edits.add(edit -> edit.notice = Optional.of(notice(0, DAY, DAY, "Letter")));
    var codes = base.parties().codes();
    edits.add(edit -> edit.parties = new Parties(partners(codes.size() + 1)));
    edits.add(edit -> edit.parties = new Parties(swapped(codes)));
    edits.add(edit -> edit.causes = List.of());
    edits.add(edit -> edit.causes = causes("demand"));
    edits.add(edit -> edit.causes = causes("price", "demand"));
    edits.add(edit -> edit.causes = causes("demand", "price", "practice"));
    edits.add(edit -> edit.causes = causes("demand", "price", "practice", "partner"));
    edits.add(edit -> edit.notNetted = List.of());
    edits.add(edit -> edit.partnersSee = Map.of());
    edits.add(
        edit ->
            edit.partnersSee =
                Map.of(
                    PARTNERS.get(0),
                    PartnerSees.OWN_LINES,
                    PARTNERS.get(1),
                    PartnerSees.NO_OTHER_PROVIDERS));
    for (var partner : PARTNERS) {
      for (var seen : List.of(PartnerSees.NO_OTHER_PROVIDERS, PartnerSees.OWN_LINES)) {
        edits.add(edit -> edit.partnersSee = Map.of(partner, seen));
      }
    }
    for (int i = 1; i < PARTNERS.size(); i++) {
      int other = i;
      edits.add(edit -> edit.notNetted = List.of(pair(0, other)));
      edits.add(edit -> edit.notNetted = List.of(pair(0, 1), pair(other - 1, other), pair(0, 2)));
    }
    edits.addAll(ofReserves(base.reserves()));
    edits.addAll(ofAdvances(base.advances()));
    edits.add(edit -> edit.advances = List.of());
    edits.add(edit -> edit.advances = swapped(base.advances()));
    return edits.stream().map(edit -> with(base, edit)).toList();
  }

  private static List<CauseCode> causes(String... codes) {
    return Arrays.stream(codes).map(CauseCode::of).toList();
  }

  private static Reserve reserve(ReserveCode code, long openingPence, Optional<Shares> ownedBy) {
    return new Reserve(
        code, openingPence, ownedBy, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The reserve with a ceiling, with a floor of the same sum, or with shares for the end. */
  private static Reserve bounded(Reserve reserve, int which) {
    var sum = Optional.<Figure>of(new Figure.Sum(Exact.of(500)));
    var fixed = new Shares.Fixed(Weights.of(List.of(Exact.ONE, Exact.ONE)));
    return new Reserve(
        reserve.code(),
        reserve.openingPence(),
        reserve.ownedBy(),
        which == 0 ? sum : Optional.empty(),
        which == 1 ? sum : Optional.empty(),
        which == 2 ? Optional.of(fixed) : Optional.empty());
  }

  private static List<Consumer<Edit>> ofReserves(List<Reserve> reserves) {
    var edits = new ArrayList<Consumer<Edit>>();
    edits.add(edit -> edit.reserves = List.of());
    edits.add(edit -> edit.reserves = swapped(reserves));
    for (int i = 0; i < reserves.size(); i++) {
      int which = i;
      var reserve = reserves.get(i);
      var others = new ArrayList<Reserve>();
      others.add(reserve(ReserveCode.of("other"), reserve.openingPence(), reserve.ownedBy()));
      others.add(reserve(reserve.code(), reserve.openingPence() + 1, reserve.ownedBy()));
      for (int bound = 0; bound < 3; bound++) {
        others.add(bounded(reserve, bound));
      }
      for (var owners : owners()) {
        others.add(reserve(reserve.code(), reserve.openingPence(), owners));
      }
      for (var other : others) {
        edits.add(
            edit -> {
              var edited = new ArrayList<>(reserves);
              edited.set(which, other);
              edit.reserves = edited;
            });
      }
    }
    return edits;
  }

  private static List<Optional<Shares>> owners() {
    var none = OptionalInt.empty();
    return List.of(
        Optional.empty(),
        Optional.of(weights(1)),
        Optional.of(weights(0, 1)),
        Optional.of(weights(1, 1)),
        Optional.of(weights(1, 1, 1)),
        Optional.of(weights(1, 1, 1, 1)),
        Optional.of(weights(1, 2)),
        Optional.of(weights(2, 1)),
        Optional.of(weights(50, 30, 20)),
        Optional.of(weights(40, 30, 20, 10)),
        Optional.of(weights(4, 3, 2, 2)),
        Optional.of(new Shares.ByCommissioning(none)),
        Optional.of(new Shares.ByCommissioning(OptionalInt.of(1))),
        Optional.of(new Shares.ByContributions(false, false, Set.of(), none)),
        Optional.of(new Shares.ByContributions(true, false, Set.of(), none)),
        Optional.of(new Shares.ByContributions(false, true, Set.of(), none)),
        Optional.of(new Shares.ByContributions(false, false, Set.of(0, 1), none)),
        Optional.of(new Shares.ByContributions(false, false, Set.of(0, 1, 2, 3), none)),
        Optional.of(new Shares.ByContributions(false, false, Set.of(), OptionalInt.of(0))));
  }

  private static <T> List<T> swapped(List<T> list) {
    var swapped = new ArrayList<>(list);
    if (list.size() > 1) {
      swapped.set(0, list.get(1));
      swapped.set(1, list.get(0));
    }
    return swapped;
  }

  private static void assertMeansTheSame(Agreement one, Agreement other, String which) {
    assertThat(one)
        .as(which + "\n" + String.join("\n", lines(one)))
        .usingRecursiveComparison()
        .withEqualsForType(PreamblesTest::isOfSameRatio, Weights.class)
        .isEqualTo(other);
  }

  /** Whether the weights share alike: 1 to 1 is 2 to 2. */
  private static boolean isOfSameRatio(Weights one, Weights other) {
    return IntStream.range(0, Math.max(one.each().size(), other.each().size()))
        .allMatch(i -> share(one, i).equals(share(other, i)));
  }

  private static Exact share(Weights weights, int partner) {
    return partner < weights.each().size()
        ? weights.each().get(partner).dividedBy(weights.total())
        : Exact.ZERO;
  }

  /** Names that differ in nothing but capitals, or look like a name with its code. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("the Trust", "The Trust", "THE TRUST", "the trust"),
          List.of("écoles", "Écoles", "Trusts", "trusts"),
          List.of("the Trust", "The Trust", "the Trust [partner-0]", "The Trust [partner-0]"),
          List.of("x", "y", "x", "x [partner-0]"),
          List.of("partner 1", "y", "Partner 1", "partner 1 [partner-1]"));

  @Test
  void neverGiveTwoPartnersTheSameNameAtTheBeginningOfASentence() {
    for (var names : NAMES) {
      var words = words(names, new Parties(PARTNERS));
      var called = new TreeMap<String, Integer>();
      for (int i = 0; i < PARTNERS.size(); i++) {
        assertThat(called.put(words.starting(words.partner(i)), i)).as(called + "").isNull();
        assertThat(called.put(words.starting(words.owned(i)), i)).as(called + "").isNull();
      }
    }
  }

  @Test
  void canBeReadBackWherePartnersHaveNamesThatDifferInCapitalsOnly() {
    for (long seed : Seeds.of(60)) {
      var agreement = AnyCases.of(seed).agreement();
      for (var names : NAMES) {
        var words = words(names, agreement.parties());
        for (var clause : agreement.clauses()) {
          var lines = SentencesTest.lines(clause.term(), words);

          var read =
              new ReadBack(words, agreement.reserves(), SentencesTest.KNOWN)
                  .read(lines, "The saving");

          SentencesTest.assertMeansTheSame(
              read, clause.term(), Seeds.described(seed) + "\n" + String.join("\n", lines));
        }
      }
    }
  }

  private static Words words(List<String> names, Parties parties) {
    Map<String, String> called = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      called.put("partner-" + i, names.get(i));
    }
    return new Words(parties, called, Amounts.GBP);
  }

  private static List<String> lines(Agreement agreement) {
    return lines(PlainEnglish.preamble(agreement));
  }

  private static List<String> lines(List<Paragraph> paragraphs) {
    return Paragraph.numbered(paragraphs).stream().map(Paragraph.Numbered::line).toList();
  }

  private static Notice notice(int partner, LocalDate given, LocalDate ends, String reference) {
    return new Notice(PARTNERS.get(partner), given, ends, reference);
  }

  private static Agreement.Pair pair(int first, int second) {
    return new Agreement.Pair(PARTNERS.get(first), PARTNERS.get(second));
  }

  private static Shares weights(long... each) {
    return new Shares.Fixed(Weights.of(Arrays.stream(each).mapToObj(Exact::of).toList()));
  }

  private static List<PartnerCode> partners(int count) {
    return IntStream.range(0, count).mapToObj(i -> PartnerCode.of("partner-" + i)).toList();
  }

  private static final class Edit {
    private String title;
    private int version;
    private LocalDate from;
    private Optional<LocalDate> until;
    private Optional<WithinYear> withinYear;
    private Optional<Integer> varies;
    private Optional<Integer> noticeMonths;
    private Optional<Notice> notice;
    private Parties parties;
    private List<CauseCode> causes;
    private List<Agreement.Pair> notNetted;
    private Map<PartnerCode, PartnerSees> partnersSee;
    private List<Reserve> reserves;
    private List<Advance> advances;
    private Map<String, String> names;

    Edit(Agreement agreement) {
      title = agreement.title();
      version = agreement.version();
      from = agreement.inForceFrom();
      until = agreement.inForceUntil();
      withinYear = agreement.withinYear();
      varies = agreement.varies();
      noticeMonths = agreement.noticeMonths();
      notice = agreement.notice();
      parties = agreement.parties();
      causes = agreement.causes();
      notNetted = agreement.notNetted();
      partnersSee = agreement.partnersSee();
      reserves = agreement.reserves();
      advances = agreement.advances();
      names = agreement.names();
    }
  }

  private static Agreement with(Agreement agreement, Consumer<Edit> change) {
    var edit = new Edit(agreement);
    change.accept(edit);
    return new Agreement(
        agreement.code(),
        edit.title,
        edit.version,
        agreement.currency(),
        edit.from,
        edit.until,
        edit.withinYear,
        edit.varies,
        edit.noticeMonths,
        edit.notice,
        edit.parties,
        edit.causes,
        edit.names,
        edit.reserves,
        edit.advances,
        agreement.investments(),
        agreement.counted(),
        edit.notNetted,
        edit.partnersSee,
        agreement.clauses());
  }
}
