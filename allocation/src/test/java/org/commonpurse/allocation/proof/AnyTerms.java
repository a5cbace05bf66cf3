package org.commonpurse.allocation.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.commonpurse.allocation.agreement.Reserve;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.Bear;
import org.commonpurse.allocation.term.CarveOut;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.Extreme;
import org.commonpurse.allocation.term.Factor;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.From;
import org.commonpurse.allocation.term.Gate;
import org.commonpurse.allocation.term.Guarantee;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.MeasuredShares;
import org.commonpurse.allocation.term.OwnFirst;
import org.commonpurse.allocation.term.PaidRate;
import org.commonpurse.allocation.term.Parts;
import org.commonpurse.allocation.term.PayBack;
import org.commonpurse.allocation.term.Rate;
import org.commonpurse.allocation.term.ReinstatedLayer;
import org.commonpurse.allocation.term.Repay;
import org.commonpurse.allocation.term.Retain;
import org.commonpurse.allocation.term.Scale;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Transfer;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.allocation.term.Waterfall;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;

/** Makes random terms, figures and shares: any that an agreement of so many partners can hold. */
final class AnyTerms {

  static final FinancialYear YEAR = new FinancialYear(2023);

  /** The measures that random terms read. */
  static final MeasureCode QUALITY = MeasureCode.of("quality");

  static final MeasureCode PEOPLE = MeasureCode.of("people");
  static final MeasureCode APPROVED = MeasureCode.of("approved");
  static final MeasureCode UNITS = MeasureCode.of("units");

  /** The bases that random terms read. */
  static final BaseCode CONTRACT = BaseCode.of("contract");

  static final InvestmentCode INVESTMENT = InvestmentCode.of("investment");

  /** The advances that random terms repay: what partners owe each other, and what the fund owes. */
  static final InvestmentCode LOAN = InvestmentCode.of("loan");

  static final InvestmentCode SUPPORT = InvestmentCode.of("support");

  private final SplittableRandom random;
  private final int parties;
  private final List<Reserve> reserves;
  private final List<ClauseCode> earlier;
  private final boolean mirrored;

  private boolean hasDeductible;

  /**
   * Creates a maker.
   *
   * @param earlier  the clauses that a figure can build on
   * @param mirrored  whether to leave out the one-sided terms, which do not mirror
   */
  AnyTerms(
      SplittableRandom random,
      int parties,
      List<Reserve> reserves,
      List<ClauseCode> earlier,
      boolean mirrored) {
    this.random = random;
    this.parties = parties;
    this.reserves = reserves;
    this.earlier = earlier;
    this.mirrored = mirrored;
  }

  /** A term in which terms nest at most so deep. */
  Term term(int depth) {
    if (depth <= 1 || random.nextInt(8) == 0) {
      return leaf();
    }
    List<Supplier<Term>> kinds =
        new ArrayList<>(
            List.of(
                () -> bands(depth),
                () -> deductible(depth),
                () -> new Waterfall(some(1, 3, () -> term(depth - 1))),
                () -> limit(depth),
                () -> new Gate(condition(1), term(depth - 1), term(depth - 1)),
                () -> new Rate(rate(2), term(depth - 1), term(depth - 1)),
                () -> new PaidRate(paidRate(), term(depth - 1), partner()),
                () -> parts(depth),
                () -> new CarveOut(portion(), term(depth - 1), term(depth - 1))));
    if (!mirrored) {
      kinds.add(() -> guarantee(depth));
      kinds.add(() -> layer(depth));
      kinds.add(() -> new PayBack(partner(), INVESTMENT, term(depth - 1)));
      kinds.add(() -> new Repay(random.nextBoolean() ? LOAN : SUPPORT, term(depth - 1)));
      kinds.add(() -> new Scale(term(depth - 1), scaled(), term(depth - 1)));
      if (!reserves.isEmpty()) {
        kinds.add(() -> ownFirst(depth));
        kinds.add(() -> new Waterfall(List.of(from(), term(depth - 1))));
      }
    }
    return any(kinds).get();
  }

  private Term leaf() {
    List<Supplier<Term>> kinds =
        new ArrayList<>(
            List.of(
                () -> new Share(shares()),
                () -> new Share(shares()),
                () -> new Share(shares()),
                () -> new Bear(who()),
                Unallocated::new));
    if (!mirrored) {
      kinds.add(this::from);
      if (parties > 1 && random.nextInt(4) == 0) {
        kinds.add(this::transfer);
      }
      if (!reserves.isEmpty()) {
        kinds.add(this::retain);
      }
    }
    return any(kinds).get();
  }

  private Term bands(int depth) {
    var bands = new ArrayList<Bands.Band>();
    for (var edge : some(1, 3, this::figure)) {
      bands.add(new Bands.Band(Optional.of(edge), term(depth - 1)));
    }
    if (random.nextBoolean()) {
      bands.add(new Bands.Band(Optional.empty(), term(depth - 1)));
    }
    return new Bands(bands);
  }

  /** A deductible; a clause has one at most, so that others become bands. */
  private Term deductible(int depth) {
    if (hasDeductible) {
      return bands(depth);
    }
    hasDeductible = true;
    return new Deductible(figure(), figure(), term(depth - 1), term(depth - 1));
  }

  /** A layer; one that is reinstated without limit costs little, or a small one would cost beyond measure. */
  private Term layer(int depth) {
    boolean isLimited = random.nextInt(3) > 0;
    var whole = isLimited ? figure() : new Figure.Sum(Exact.of(random.nextInt(1_000)));
    return new ReinstatedLayer(
        term(depth - 1),
        figure(),
        new ReinstatedLayer.Premium(whole, partner(), partner()),
        isLimited
            ? Optional.of(
                new ReinstatedLayer.Reinstatements(1 + random.nextInt(3), term(depth - 1)))
            : Optional.empty());
  }

  private Term limit(int depth) {
    var caps = new ArrayList<Limit.Cap>();
    for (int partner : partners()) {
      caps.add(new Limit.Cap(partner, figure()));
    }
    return new Limit(
        term(depth - 1),
        caps,
        random.nextBoolean() ? Optional.empty() : Optional.of(term(depth - 1)));
  }

  private Term guarantee(int depth) {
    int payer = partner();
    var floors = new ArrayList<Guarantee.Floor>();
    for (int partner : partners()) {
      if (partner != payer) {
        floors.add(new Guarantee.Floor(partner, figure()));
      }
    }
    return new Guarantee(term(depth - 1), floors, payer);
  }

  private List<Scale.Scaled> scaled() {
    var scaled = new ArrayList<Scale.Scaled>();
    for (int partner : partners()) {
      scaled.add(new Scale.Scaled(partner, rate(1)));
    }
    return scaled;
  }

  private Term from() {
    var upTo = random.nextInt(3) == 0 ? Optional.of(figure()) : Optional.<Figure>empty();
    int kind = random.nextInt(reserves.isEmpty() ? 2 : 5);
    if (kind > 1) {
      var reserve = anyReserve();
      return new From(new Source.Reserve(reserve.code()), upTo, reserve.floor());
    }
    return new From(kind == 0 ? new Source.Underspends() : new Source.Uncommitted(), upTo);
  }

  private Term ownFirst(int depth) {
    var reserve = anyReserve();
    return new OwnFirst(term(depth - 1), new Source.Reserve(reserve.code()), reserve.floor());
  }

  private Factor paidRate() {
    return random.nextBoolean()
        ? rate(1)
        : new Factor.Fixed(Exact.of(100 + random.nextInt(100), 100));
  }

  /** Parts of which the fixed ones come to the whole, with or without a rest. */
  private Term parts(int depth) {
    var parts = new ArrayList<Parts.Part>();
    int left = 100;
    for (int i = random.nextInt(3); i > 0; i--) {
      int percent = random.nextInt(left + 1);
      left -= percent;
      parts.add(new Parts.Part(new Factor.Fixed(Exact.of(percent, 100)), term(depth - 1)));
    }
    if (random.nextBoolean()) {
      parts.add(new Parts.Part(new Factor.Fixed(Exact.of(left, 100)), term(depth - 1)));
      return new Parts(
          parts, random.nextInt(4) == 0 ? Optional.of(term(depth - 1)) : Optional.empty());
    }
    var most = Optional.of(Exact.of(left, 100));
    parts.add(new Parts.Part(new Factor.Bounded(rate(0), Optional.empty(), most), term(depth - 1)));
    return new Parts(parts, Optional.of(term(depth - 1)));
  }

  private Reserve anyReserve() {
    return reserves.get(random.nextInt(reserves.size()));
  }

  private Term retain() {
    var reserve = anyReserve();
    return new Retain(new Source.Reserve(reserve.code()), reserve.ownedBy(), reserve.ceiling());
  }

  private Term transfer() {
    int payer = partner();
    int payee = (payer + 1) % parties;
    Map<FinancialYear, Exact> pence = new HashMap<>();
    pence.put(YEAR, Exact.of(random.nextLong(-10_000, 10_000)));
    pence.put(YEAR.next(), Exact.of(100));
    return new Transfer(payer, payee, pence);
  }

  private CarveOut.Portion portion() {
    return random.nextBoolean()
        ? new CarveOut.Portion.OfAmount(rate(1))
        : new CarveOut.Portion.UpTo(figure());
  }

  private Bear.Who who() {
    return switch (random.nextInt(4)) {
      case 0 -> new Bear.Who.Lead();
      case 1 -> new Bear.Who.Owner();
      case 2 -> new Bear.Who.WhereItFell();
      default -> new Bear.Who.Named(partner());
    };
  }

  /** A condition that goes by the circumstances alone. */
  private Condition circumstance() {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Condition.MeasureWithin(
              QUALITY, Optional.of(Exact.of(random.nextInt(100), 100)), Optional.empty());
      case 1 -> new Condition.Decided(APPROVED);
      default ->
          new Condition.All(
              List.of(
                  new Condition.Decided(APPROVED),
                  new Condition.MeasureWithin(
                      PEOPLE, Optional.empty(), Optional.of(Exact.of(random.nextInt(120))))));
    };
  }

  /** A condition on years; of a single application, the years before are unknown. */
  private Condition past() {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Condition.TotalWithin(
              UNITS,
              random.nextInt(4),
              Optional.of(Exact.of(random.nextInt(30))),
              random.nextBoolean() ? Optional.of(Exact.of(30)) : Optional.empty());
      case 1 ->
          new Condition.YearWithin(
              Optional.of(new FinancialYear(2021 + random.nextInt(4))),
              random.nextBoolean()
                  ? Optional.of(new FinancialYear(2021 + random.nextInt(4)))
                  : Optional.empty());
      default -> {
        var clause = ClauseCode.of("clause-" + random.nextInt(3));
        yield new Condition.EachYearBefore(
            clause,
            clause.value(),
            1 + random.nextInt(3),
            Exact.of(random.nextLong(-10_000, 10_000)));
      }
    };
  }

  private Condition condition(int depth) {
    return switch (random.nextInt(mirrored ? 3 : 7)) {
      case 6 -> past();
      case 0 -> new Condition.AmountReaches(figure());
      case 1 ->
          new Condition.MeasureWithin(
              QUALITY,
              random.nextBoolean()
                  ? Optional.of(Exact.of(random.nextInt(100), 100))
                  : Optional.empty(),
              random.nextBoolean()
                  ? Optional.of(Exact.of(random.nextInt(100), 100))
                  : Optional.empty());
      case 2 -> new Condition.Decided(APPROVED);
      case 3 -> new Condition.IsCost(random.nextBoolean());
      default ->
          depth == 0
              ? new Condition.Decided(MeasureCode.of("never"))
              : new Condition.All(some(1, 2, () -> condition(0)));
    };
  }

  /** A factor from 0 to 1. */
  Factor rate(int depth) {
    return switch (random.nextInt(depth > 0 ? 11 : 3)) {
      case 10 ->
          new Factor.OneOf(
              Extreme.LEAST,
              List.of(
                  new Factor.Total(PEOPLE, random.nextInt(4)),
                  new Factor.Fixed(Exact.of(random.nextInt(101), 100))));
      case 9 -> new Factor.OneOf(Extreme.GREATEST, some(1, 3, () -> rate(depth - 1)));
      case 8 -> new Factor.OneOf(Extreme.LEAST, some(1, 3, () -> rate(depth - 1)));
      case 7 -> new Factor.Either(circumstance(), rate(depth - 1), rate(depth - 1));
      case 0 -> new Factor.Measured(QUALITY);
      case 1, 2 -> new Factor.Fixed(Exact.of(random.nextInt(101), 100));
      case 3 -> new Factor.Product(some(1, 3, () -> rate(depth - 1)));
      case 4 -> new Factor.OneLess(rate(depth - 1));
      case 5 ->
          new Factor.ByYear(
              new FinancialYear(2021 + random.nextInt(4)),
              some(1, 4, () -> Exact.of(random.nextInt(101), 100)));
      default ->
          random.nextBoolean()
              ? slidingScale()
              : new Factor.Bounded(
                  rate(depth - 1),
                  Optional.of(Exact.of(random.nextInt(50), 100)),
                  Optional.of(Exact.of(50 + random.nextInt(51), 100)));
    };
  }

  private Factor slidingScale() {
    var steps = new ArrayList<Factor.Scale.Step>();
    int from = 0;
    for (int i = random.nextInt(3); i > 0; i--) {
      int until = from + 1 + random.nextInt(40);
      steps.add(
          new Factor.Scale.Step(
              Exact.of(from),
              Optional.of(Exact.of(until)),
              Exact.of(random.nextInt(101), 100),
              random.nextBoolean()
                  ? Optional.of(Exact.of(random.nextInt(101), 100))
                  : Optional.empty()));
      from = until;
    }
    steps.add(
        new Factor.Scale.Step(
            Exact.of(from),
            Optional.empty(),
            Exact.of(random.nextInt(101), 100),
            Optional.empty()));
    return new Factor.Scale(PEOPLE, steps);
  }

  /** A figure of 0 or more. */
  Figure figure() {
    return switch (random.nextInt(12)) {
      case 0 -> new Figure.OneOf(Extreme.GREATEST, some(1, 3, this::plainFigure));
      case 1 -> new Figure.OneOf(Extreme.LEAST, some(1, 3, this::plainFigure));
      case 2 ->
          new Figure.Either(
              circumstance(),
              plainFigure(),
              new Figure.OneOf(Extreme.LEAST, List.of(plainFigure(), plainFigure())));
      default -> plainFigure();
    };
  }

  private Figure plainFigure() {
    return switch (random.nextInt(6)) {
      case 0 -> new Figure.Units(UNITS, Exact.of(random.nextInt(50_000)));
      case 1 -> new Figure.Percentage(new Factor.Fixed(Exact.of(random.nextInt(60), 100)), base());
      case 2 -> new Figure.Percentage(rate(1), base());
      case 3 -> new Figure.AllocatedToDate();
      default -> new Figure.Sum(Exact.of(AnyCases.size(random)));
    };
  }

  private Figure.Base base() {
    return switch (random.nextInt(earlier.isEmpty() ? 3 : 4)) {
      case 0 -> new Figure.Base.Budget();
      case 1 -> new Figure.Base.Contributions(random.nextBoolean() ? Set.of() : Set.of(partner()));
      case 2 -> new Figure.Base.Named(CONTRACT);
      default -> {
        var clause = earlier.get(random.nextInt(earlier.size()));
        yield switch (random.nextInt(4)) {
          case 0 -> new Figure.Base.OfClause(clause, clause.value());
          case 1 -> new Figure.Base.GivenToAll(clause, clause.value());
          case 2 -> new Figure.Base.BeyondLimits(clause, clause.value());
          default -> new Figure.Base.GivenTo(clause, clause.value(), partner());
        };
      }
    };
  }

  Shares shares() {
    var quoted = random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(4)) : OptionalInt.empty();
    return switch (random.nextInt(5)) {
      case 4 -> byMeasures(quoted);
      case 0 ->
          new Shares.ByContributions(
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean() ? Set.of() : partners(),
              quoted);
      case 1 ->
          random.nextBoolean() ? new Shares.ByCommissioning(quoted) : new Shares.ByPackages(quoted);
      default -> new Shares.Fixed(weights());
    };
  }

  private Shares byMeasures(OptionalInt quoted) {
    var by = new HashMap<Integer, Factor>();
    for (int partner : partners()) {
      by.put(
          partner,
          switch (random.nextInt(4)) {
            case 0 -> new Factor.Measured(UNITS);
            case 1 -> new Factor.Measured(PEOPLE);
            case 2 ->
                new Factor.Product(
                    List.of(new Factor.Measured(PEOPLE), new Factor.Measured(QUALITY)));
            default -> new Factor.Fixed(Exact.of(random.nextInt(100)));
          });
    }
    var tolerance =
        random.nextBoolean()
            ? Optional.of(Exact.of(random.nextInt(101), 100))
            : Optional.<Exact>empty();
    var until =
        random.nextInt(3) == 0
            ? Optional.of(YEAR.last().plusDays(random.nextInt(3) - 1))
            : Optional.<LocalDate>empty();
    return new MeasuredShares(
        by,
        random.nextBoolean()
            ? Optional.of(new MeasuredShares.Agreed(weights(), tolerance, until))
            : Optional.empty(),
        quoted);
  }

  Weights weights() {
    var each = new ArrayList<Exact>();
    for (int i = 0; i < parties; i++) {
      each.add(
          switch (random.nextInt(6)) {
            case 0 -> Exact.ZERO;
            case 1 -> Exact.ONE;
            case 2 -> Exact.of(random.nextLong(100_000), 1000);
            default -> Exact.of(random.nextInt(100));
          });
    }
    if (each.stream().allMatch(Exact::isZero)) {
      each.set(partner(), Exact.ONE);
    }
    return Weights.of(each);
  }

  int partner() {
    return random.nextInt(parties);
  }

  private Set<Integer> partners() {
    return new HashSet<>(some(1, 3, this::partner));
  }

  <T> List<T> some(int least, int most, Supplier<T> maker) {
    var made = new ArrayList<T>();
    for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
      made.add(maker.get());
    }
    return made;
  }

  private <T> T any(List<T> kinds) {
    return kinds.get(random.nextInt(kinds.size()));
  }
}
