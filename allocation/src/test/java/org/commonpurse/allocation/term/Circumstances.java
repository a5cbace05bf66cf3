package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.outturn.Contribution;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Fractions;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;

/** Circumstances for trying a term: three partners, and whatever a test adds to them. */
final class Circumstances {

  static final int ICB = 0;
  static final int COUNTY = 1;
  static final int BOROUGH = 2;
  static final Source.Reserve POOL = new Source.Reserve(ReserveCode.of("pool"));

  private static final Parties PARTIES =
      new Parties(
          List.of(PartnerCode.of("icb"), PartnerCode.of("county"), PartnerCode.of("borough")));

  private final Map<MeasureCode, Exact> measures = new HashMap<>();
  private final Map<BaseCode, Long> bases = new HashMap<>();
  private final Map<PartnerCode, Long> packages = new HashMap<>();
  private final Map<Source, Holding> held = new HashMap<>();
  private final Map<InvestmentCode, Exact> unrecovered = new HashMap<>();
  private final Map<ClauseCode, GivenByClause> results = new HashMap<>();
  private final List<Contribution> contributions = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Unit.Cause> causes = new ArrayList<>();
  private List<Exact> toDate = List.of(Exact.ZERO, Exact.ZERO, Exact.ZERO);
  private final Map<Term, Used> used = new IdentityHashMap<>();
  private Past past = Past.NONE;
  private boolean benefit;
  private long budget = 100_000;

  static Circumstances usual() {
    return new Circumstances();
  }

  Circumstances ofABenefit() {
    benefit = true;
    return this;
  }

  /** What a version before took by a term earlier in the year, and each of the three had by it. */
  Circumstances usedEarlier(Term term, long amount, long icb, long county, long borough) {
    used.put(
        term,
        new Used(Exact.of(amount), List.of(Exact.of(icb), Exact.of(county), Exact.of(borough))));
    return this;
  }

  Circumstances measure(String name, Exact value) {
    measures.put(MeasureCode.of(name), value);
    return this;
  }

  Circumstances base(String name, long pence) {
    bases.put(BaseCode.of(name), pence);
    return this;
  }

  Circumstances past(Past past) {
    this.past = past;
    return this;
  }

  Circumstances budget(long pence) {
    budget = pence;
    return this;
  }

  Circumstances holding(Source source, long icb, long county, long borough, long unowned) {
    held.put(
        source,
        new Holding(
            List.of(Exact.of(icb), Exact.of(county), Exact.of(borough)), Exact.of(unowned)));
    return this;
  }

  Circumstances unrecovered(String name, long pence) {
    unrecovered.put(InvestmentCode.of(name), Exact.of(pence));
    return this;
  }

  Circumstances result(String clause, long pence) {
    results.put(
        ClauseCode.of(clause),
        new GivenByClause(Exact.of(pence), Fractions.zeros(0), false, List.of()));
    return this;
  }

  /** What an earlier clause gave each of the three by a term. */
  Circumstances given(String clause, Working working) {
    results.put(
        ClauseCode.of(clause),
        new GivenByClause(
            working.amount(),
            Fractions.of(working.allocation().partners()),
            benefit,
            List.of(working)));
    return this;
  }

  Circumstances toDate(long icb, long county, long borough) {
    toDate = List.of(Exact.of(icb), Exact.of(county), Exact.of(borough));
    return this;
  }

  Circumstances contribution(String partner, long pence, long charges, boolean recurrent) {
    return contribution(partner, pence, charges, recurrent, true);
  }

  Circumstances contribution(
      String partner, long pence, long charges, boolean recurrent, boolean counts) {
    contributions.add(
        new Contribution(
            PartnerCode.of(partner), StreamCode.of("stream"), pence, charges, recurrent, counts));
    return this;
  }

  /** What packages of care cost a partner. */
  Circumstances packages(String partner, long pence) {
    packages.put(PartnerCode.of(partner), pence);
    return this;
  }

  Circumstances line(Line line) {
    lines.add(line);
    return this;
  }

  /** A cause whose lead, owner and whom it fell on are partners, or nobody. */
  Circumstances cause(int lead, int owner, int fellOn, long pence) {
    causes.add(new Unit.Cause("cause " + causes.size(), lead, owner, fellOn, Exact.of(pence)));
    return this;
  }

  AllocationContext context() {
    var figures =
        new Outturn(
            FundCode.of("fund"),
            new FinancialYear(2023),
            12,
            Amounts.GBP,
            contributions,
            lines,
            List.of(),
            measures,
            bases);
    var outturn = figures.withPackages(packages);
    var amount = causes.stream().map(Unit.Cause::amount).reduce(Exact.ZERO, Exact::plus);
    Holdings holdings =
        source -> held.getOrDefault(source, Holding.unowned(Exact.ZERO, PARTIES.size()));
    return new AllocationContext(
        PARTIES,
        outturn,
        new Unit("", causes, amount, budget),
        benefit,
        holdings,
        unrecovered,
        Map.of(),
        toDate,
        results,
        Movement.NOBODY,
        new HashMap<>(),
        used,
        ClauseCode.of("own"),
        past);
  }

  /** What a term makes of an amount of pence. */
  Working of(Term term, long pence) {
    return term.allocate(Exact.of(pence), context());
  }

  static Words words() {
    return new Words(PARTIES, Map.of("icb", "the ICB", "pool", "risk pool"), Amounts.GBP);
  }

  /** The partners' parts and then what is unallocated, as text. */
  static String parts(Working working) {
    var parts = working.allocation();
    var movements = new ArrayList<String>();
    for (var movement : parts.movements()) {
      movements.add(movement.source().code() + "/" + movement.owner() + "=" + movement.amount());
    }
    return parts.partners()
        + (movements.isEmpty() ? "" : " " + movements)
        + (parts.unallocated().isZero() ? "" : " left " + parts.unallocated());
  }

  static Share equally() {
    return shares(1, 1, 1);
  }

  static Share shares(long icb, long county, long borough) {
    return new Share(
        new Shares.Fixed(Weights.of(List.of(Exact.of(icb), Exact.of(county), Exact.of(borough)))));
  }

  static Term bear(int partner) {
    return new Bear(new Bear.Who.Named(partner));
  }

  static Figure sum(long pence) {
    return new Figure.Sum(Exact.of(pence));
  }

  static Factor percent(int percent) {
    return new Factor.Fixed(Exact.of(percent, 100));
  }

  /** The notes of a working as sentences. */
  static List<String> notes(Working working) {
    return working.notes().stream().map(note -> note.inWords(words())).toList();
  }

  /** A term as the lines that it reads as. */
  static String text(Term term) {
    var lines = Paragraph.numbered(List.of(term.about("It", words())));
    return String.join("\n", lines.stream().map(Paragraph.Numbered::line).toList());
  }
}
