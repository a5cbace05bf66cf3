package org.commonpurse.allocation.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Advance;
import org.commonpurse.allocation.agreement.AdvancedUnder;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Counted;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.agreement.Reserve;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.agreement.Scope;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.outturn.Contribution;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Together;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;

/**
 * Makes random agreements of 1 to 23 partners with terms nested up to five deep, and outturns for
 * them. The same seed makes the same case.
 */
public final class AnyCases {

  /** An agreement and figures to apply it to. */
  public record Case(Agreement agreement, Outturn outturn) {}

  private static final int STREAMS = 4;
  private static final int MEASURES = 3;

  private final SplittableRandom random;
  private final boolean mirrored;
  private final int parties;
  private final List<Reserve> reserves = new ArrayList<>();
  private final List<CauseCode> causes = new ArrayList<>();

  private AnyCases(long seed, boolean mirrored) {
    this.random = new SplittableRandom(seed);
    this.mirrored = mirrored;
    this.parties = random.nextInt(4) == 0 ? 1 + random.nextInt(23) : 1 + random.nextInt(5);
  }

  /** Any agreement, with figures for it. */
  public static Case of(long seed) {
    return new AnyCases(seed, false).make();
  }

  /** An agreement whose terms all treat a benefit as the mirror of a cost, with figures for it. */
  static Case mirrored(long seed) {
    return new AnyCases(seed, true).make();
  }

  private Case make() {
    var agreement = agreement();
    return new Case(agreement, outturn());
  }

  /** An amount of 0 or more in pence, often small enough for pennies to matter. */
  static long size(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(200);
      case 1 -> random.nextLong(50_000);
      case 2 -> random.nextLong(100_000) * 100;
      default -> random.nextLong(3_000_000_000L);
    };
  }

  private Figure sum() {
    return new Figure.Sum(Exact.of(size(random)));
  }

  private Agreement agreement() {
    for (int i = random.nextInt(2) * random.nextInt(4); i > 0; i--) {
      // In another order than that of their codes.
      causes.add(CauseCode.of("cause-" + i));
    }
    for (int i = mirrored ? 0 : random.nextInt(3); i > 0; i--) {
      var shares = new AnyTerms(random, parties, List.of(), List.of(), false).shares();
      reserves.add(
          new Reserve(
              ReserveCode.of("reserve-" + i),
              size(random),
              random.nextInt(3) == 0 ? Optional.empty() : Optional.of(shares),
              random.nextInt(3) == 0 ? Optional.of(sum()) : Optional.empty(),
              random.nextInt(3) == 0 ? Optional.of(sum()) : Optional.empty(),
              Optional.empty()));
    }
    var clauses = new ArrayList<Clause>();
    var codes = new ArrayList<ClauseCode>();
    for (int stream = 0; stream < STREAMS; stream++) {
      if (random.nextInt(3) > 0) {
        var scope = streams(Set.of(StreamCode.of("stream-" + stream)));
        addOfCauses(clauses, codes, scope.streams());
        if (mirrored || random.nextBoolean()) {
          add(clauses, codes, AmountBasis.VARIANCE, scope);
        } else {
          add(clauses, codes, AmountBasis.OVERSPEND, scope);
          // An underspend is that of the schemes, or of the lines, that are not overspent.
          var overspend = clauses.get(clauses.size() - 1);
          if (random.nextBoolean()) {
            add(
                clauses,
                codes,
                AmountBasis.UNDERSPEND,
                scope,
                overspend.except(),
                overspend.each());
          }
        }
      }
    }
    if (!mirrored) {
      for (int measure = 0; measure < MEASURES; measure++) {
        var scope = measures(Set.of(MeasureCode.of("measure-" + measure)));
        if (random.nextInt(3) == 0) {
          add(
              clauses,
              codes,
              random.nextBoolean() ? AmountBasis.SAVING : AmountBasis.BURDEN,
              scope);
        }
      }
      if (random.nextInt(4) == 0) {
        add(clauses, codes, AmountBasis.PAYMENT, bases(Set.of(AnyTerms.CONTRACT)));
      }
      if (random.nextInt(8) == 0) {
        add(clauses, codes, AmountBasis.TRANSFER, Scope.UNNAMED);
      }
    }
    if (clauses.isEmpty()) {
      add(clauses, codes, AmountBasis.VARIANCE, Scope.UNNAMED);
    }
    var counted = new HashSet<ClauseCode>();
    if (!mirrored && random.nextInt(3) == 0) {
      counted.addAll(limitTogether(clauses));
    }
    return new Agreement(
        AgreementCode.of("any"),
        "Any",
        1,
        Amounts.GBP,
        LocalDate.of(2015, 4, 1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Parties(partners()),
        causes,
        Map.of(),
        reserves,
        mirrored ? List.of() : List.of(advance(AnyTerms.LOAN), advance(AnyTerms.SUPPORT)),
        mirrored ? Set.of() : Set.of(AnyTerms.INVESTMENT),
        new Counted(counted, Set.of(AnyTerms.UNITS, AnyTerms.PEOPLE)),
        List.of(),
        Map.of(),
        clauses);
  }

  private Advance advance(InvestmentCode code) {
    int years = random.nextInt(4);
    return new Advance(
        code,
        code.equals(AnyTerms.LOAN),
        years,
        years == 0 ? 0 : random.nextInt(3),
        random.nextBoolean() ? Exact.ZERO : Exact.of(random.nextLong(2_000), 10_000),
        random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(3)),
        Optional.empty());
  }

  private Optional<AdvancedUnder> advanced(AmountBasis basis, AnyTerms terms) {
    boolean isCost = basis == AmountBasis.OVERSPEND || basis == AmountBasis.VARIANCE;
    if (mirrored || !isCost || random.nextInt(3) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        random.nextBoolean()
            ? new AdvancedUnder(AnyTerms.LOAN, Optional.of(terms.shares()))
            : new AdvancedUnder(AnyTerms.SUPPORT, Optional.empty()));
  }

  /** Puts a limit over several clauses around each of them, and tells which count. */
  private Set<ClauseCode> limitTogether(List<Clause> clauses) {
    var terms = new AnyTerms(random, parties, reserves, List.of(), mirrored);
    var under =
        clauses.stream()
            .filter(clause -> clause.basis() != AmountBasis.TRANSFER && random.nextInt(4) > 0)
            .map(clause -> new Together.Under(clause.code(), clause.reference()))
            .toList();
    var over = Together.Over.values()[random.nextInt(2)];
    var together = new Together(under, over);
    var caps =
        terms.some(1, 2, terms::partner).stream()
            .distinct()
            .map(partner -> new Limit.Cap(partner, sum()))
            .toList();
    var excess = random.nextBoolean() ? Optional.<Term>empty() : Optional.of(terms.term(1));
    clauses.replaceAll(
        clause ->
            together.codes().contains(clause.code())
                ? clause.with(new Limit(clause.term(), caps, excess, Optional.of(together)))
                : clause);
    return together.codes();
  }

  /** Clauses on what some causes brought about, of which no cause is named by two. */
  private void addOfCauses(List<Clause> clauses, List<ClauseCode> codes, Set<StreamCode> streams) {
    var left = new ArrayList<>(causes);
    while (!left.isEmpty() && random.nextInt(3) > 0) {
      var named = new HashSet<CauseCode>();
      for (int i = 1 + random.nextInt(left.size()); i > 0; i--) {
        named.add(left.remove(random.nextInt(left.size())));
      }
      var bases = List.of(AmountBasis.VARIANCE, AmountBasis.OVERSPEND, AmountBasis.UNDERSPEND);
      var basis = mirrored ? AmountBasis.VARIANCE : bases.get(random.nextInt(bases.size()));
      add(clauses, codes, basis, scope(streams, named));
    }
  }

  private void add(List<Clause> clauses, List<ClauseCode> codes, AmountBasis basis, Scope scope) {
    var except = basis.isVariance() && random.nextInt(4) == 0 ? except() : Scope.UNNAMED;
    add(clauses, codes, basis, scope, except, level(basis));
  }

  private void add(
      List<Clause> clauses,
      List<ClauseCode> codes,
      AmountBasis basis,
      Scope scope,
      Scope except,
      Level level) {
    var terms = new AnyTerms(random, parties, reserves, List.copyOf(codes), mirrored);
    var code = ClauseCode.of("clause-" + clauses.size());
    clauses.add(
        new Clause(
            code,
            code.value(),
            code.value(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            basis,
            scope,
            except,
            level,
            !mirrored && random.nextInt(4) == 0 ? ToDate.YEAR : ToDate.NOTHING,
            rounding(terms),
            0,
            Optional.empty(),
            advanced(basis, terms),
            Set.of(),
            terms.term(1 + random.nextInt(5))));
    codes.add(code);
  }

  private Scope except() {
    var stream = Set.of(StreamCode.of("stream-" + random.nextInt(STREAMS)));
    var named = causes.isEmpty() || random.nextBoolean() ? Set.<CauseCode>of() : someCause();
    return scope(named.isEmpty() || random.nextBoolean() ? stream : Set.of(), named);
  }

  private Set<CauseCode> someCause() {
    return Set.of(causes.get(random.nextInt(causes.size())));
  }

  private Level level(AmountBasis basis) {
    if (basis.isImpact()) {
      return random.nextBoolean() ? Level.TOGETHER : Level.SCHEME;
    }
    return basis.isVariance() && random.nextBoolean()
        ? Level.values()[random.nextInt(4)]
        : Level.TOGETHER;
  }

  private Rounding rounding(AnyTerms terms) {
    return new Rounding(
        random.nextInt(3) == 0,
        switch (random.nextInt(4)) {
          case 0 -> new Rounding.Remainder.To(terms.partner(), random.nextBoolean() ? 1 : 100_000);
          case 1 -> new Rounding.Remainder.Carried();
          default -> new Rounding.Remainder.Largest();
        });
  }

  private List<PartnerCode> partners() {
    var codes = new ArrayList<PartnerCode>();
    for (int i = 0; i < parties; i++) {
      codes.add(PartnerCode.of("partner-" + i));
    }
    return codes;
  }

  private static Scope streams(Set<StreamCode> streams) {
    return scope(streams, Set.of());
  }

  private static Scope scope(Set<StreamCode> streams, Set<CauseCode> causes) {
    return scope(streams, Set.of(), causes, Set.of());
  }

  private static Scope measures(Set<MeasureCode> measures) {
    return scope(Set.of(), measures, Set.of(), Set.of());
  }

  private static Scope bases(Set<BaseCode> bases) {
    return scope(Set.of(), Set.of(), Set.of(), bases);
  }

  private static Scope scope(
      Set<StreamCode> streams,
      Set<MeasureCode> measures,
      Set<CauseCode> causes,
      Set<BaseCode> bases) {
    return new Scope(
        Set.of(),
        Set.of(),
        streams,
        measures,
        Set.of(),
        causes,
        bases,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Outturn outturn() {
    var lines = new ArrayList<Line>();
    for (int scheme = random.nextInt(4); scheme >= 0; scheme--) {
      for (int stream = 0; stream < STREAMS; stream++) {
        if (random.nextBoolean()) {
          lines.add(line(SchemeCode.of("scheme-" + scheme), StreamCode.of("stream-" + stream)));
        }
      }
    }
    var contributions = new ArrayList<Contribution>();
    for (int i = random.nextInt(2 * parties); i > 0; i--) {
      long pence = size(random);
      contributions.add(
          new Contribution(
              partner(),
              StreamCode.of("stream-" + random.nextInt(STREAMS)),
              pence,
              random.nextBoolean() ? 0 : random.nextLong(pence + 1),
              random.nextBoolean(),
              random.nextInt(4) > 0));
    }
    var impacts = new ArrayList<Impact>();
    for (int i = random.nextInt(6); i > 0; i--) {
      impacts.add(
          new Impact(
              random.nextBoolean() ? Impact.Effect.SAVING : Impact.Effect.BURDEN,
              MeasureCode.of("measure-" + random.nextInt(MEASURES)),
              partner(),
              SchemeCode.of("scheme-" + random.nextInt(4)),
              NatureCode.of("nature-" + i),
              size(random)));
    }
    Map<MeasureCode, Exact> measures = new HashMap<>();
    measures.put(AnyTerms.QUALITY, Exact.of(random.nextInt(101), 100));
    measures.put(AnyTerms.PEOPLE, Exact.of(random.nextInt(120)));
    measures.put(AnyTerms.APPROVED, Exact.of(random.nextInt(2)));
    measures.put(AnyTerms.UNITS, Exact.of(random.nextInt(30)));
    Map<BaseCode, Long> bases = new HashMap<>();
    bases.put(AnyTerms.CONTRACT, size(random));
    bases.put(BaseCode.of(AnyTerms.INVESTMENT.value()), size(random));
    return new Outturn(
        FundCode.of("fund"),
        AnyTerms.YEAR,
        12,
        Amounts.GBP,
        contributions,
        lines,
        impacts,
        measures,
        bases,
        packages());
  }

  /** What packages cost some partners, one of which no agreement names. */
  private Map<PartnerCode, Long> packages() {
    Map<PartnerCode, Long> packages = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      packages.put(partner(), size(random));
    }
    packages.put(PartnerCode.of("somebody-else"), size(random));
    return random.nextInt(4) == 0 ? Map.of() : packages;
  }

  private Line line(SchemeCode scheme, StreamCode stream) {
    long budget = size(random);
    long actual =
        switch (random.nextInt(4)) {
          case 0 -> budget;
          case 1 -> Math.max(0, budget - random.nextLong(500));
          case 2 -> budget + random.nextLong(500);
          default -> size(random);
        };
    return new Line(
        FundCode.of("fund"),
        scheme,
        stream,
        maybePartner(),
        maybePartner(),
        random.nextBoolean() ? Nature.CAPITAL : Nature.REVENUE,
        random.nextBoolean(),
        random.nextBoolean(),
        budget,
        actual,
        random.nextBoolean() ? 0 : random.nextLong(budget + 1),
        caused(actual - budget));
  }

  /** Parts of a variance by cause, of either sign, that are a part of it together. */
  private SortedMap<CauseCode, Long> caused(long variance) {
    var parts = new TreeMap<CauseCode, Long>();
    if (causes.isEmpty() || random.nextInt(3) == 0) {
      return parts;
    }
    long left = random.nextBoolean() ? variance : fraction(variance);
    for (var cause : causes.subList(1, causes.size())) {
      long part = random.nextBoolean() ? fraction(left) : size(random);
      part = random.nextBoolean() ? part : -part;
      parts.put(cause, part);
      left -= part;
    }
    parts.put(causes.get(0), left);
    return parts;
  }

  /** A part of an amount, from nothing up to all of it. */
  private long fraction(long pence) {
    return Long.signum(pence) * random.nextLong(Math.abs(pence) + 1);
  }

  private PartnerCode partner() {
    return PartnerCode.of("partner-" + random.nextInt(parties));
  }

  private Optional<PartnerCode> maybePartner() {
    return switch (random.nextInt(6)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(PartnerCode.of("somebody-else"));
      default -> Optional.of(partner());
    };
  }
}
