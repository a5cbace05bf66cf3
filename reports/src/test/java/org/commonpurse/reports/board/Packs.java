package org.commonpurse.reports.board;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.ReserveYear;
import org.commonpurse.allocation.horizon.StreamYear;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.StaleResult;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.Brackenshire;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;

/** Board packs of our own making. */
final class Packs {

  static final LocalDate DAY = LocalDate.of(2026, 5, 12);

  private static final String AGREEMENT =
      """
      agreement: Brackenshire Better Care Fund
      version: %d
      in-force: {from: %s, until: %s}
      partners: [{icb: the ICB}, {county: the county}, {city: the city}, {acute: the trust}]
      names: {dfg: the Disabled Facilities Grant}
      shares:
        joint: {icb: 60, county: 30, city: 10}
        contributions: {live: contributions}
      reserves:
        risk-pool: {opening: 500000.00, owned-by: joint}
      clauses:
        - clause: Sch 3, 4.1
          title: Ring-fenced grants stay with their owner
          takes: variance
          of: {streams: [dfg]}
          bear: owner
        - clause: Sch 3, 4.2
          title: Overspends
          takes: overspend
          except: {streams: [dfg]}
          waterfall:
            - from: risk-pool
            - bands:
                - {up-to: 1%% of budget, share: joint}
                - rest: {share: contributions, limit: {county: 150000.00}, excess: unallocated}
        - clause: Sch 3, 4.3
          title: Underspends
          takes: underspend
          except: {streams: [dfg]}
          retain: risk-pool
        - clause: Sch 3, 5
          title: Savings from fewer emergency admissions
          takes: saving
          of: {measures: [emergency-admissions]}
          share: {icb: 45, county: 25, city: 10, acute: 20}
      """;

  private static final Decision DECISION =
      new Decision(
          ClauseCode.of("sch-3-4-2"),
          Map.of(PartnerCode.of("county"), 300_000_00L),
          "Joint board, item 7",
          LocalDate.of(2023, 5, 16),
          "the county had warned of the cost in October.");

  private Packs() {}

  /** Ten years under two versions of an agreement. */
  static BoardPackContents tenYears() {
    var first = agreement(1, "2016-04-01", "2021-03-31", 0, 5, State.INITIAL);
    var second = agreement(2, "2021-04-01", "2026-03-31", 5, 10, first.state());
    return new BoardPackContents(
        fund(),
        Brackenshire.horizon(),
        Brackenshire.budget(),
        streams(Brackenshire.budget().year()),
        reserves(Brackenshire.budget().year()),
        List.of(first.results(), second.results()),
        OpenMatters.NONE,
        Measured.NOTHING,
        List.of("Every figure is illustrative: Brackenshire does not exist."),
        List.of("The winter grant of 2019-20 & its use were not published."),
        footing("Brackenshire Better Care Fund"));
  }

  /** Ten years under three versions: the second changes a clause and replaces another, the third nothing. */
  static BoardPackContents threeVersions() {
    var changed =
        AGREEMENT
            .replace("limit: {county: 150000.00}", "limit: {county: 250000.00}")
            .replace(
                "- clause: Sch 3, 4.3\n    title: Underspends\n",
                "- clause: Sch 3, 4.4\n    title: Underspends are shared\n")
            .replace("retain: risk-pool", "share: joint");
    var first = agreement(1, "2016-04-01", "2019-03-31", 0, 3, State.INITIAL);
    var second = agreement(changed.formatted(2, "2019-04-01", "2023-03-31"), 3, 7, first.state());
    var third = agreement(changed.formatted(3, "2023-04-01", "2026-03-31"), 7, 10, second.state());
    return new BoardPackContents(
        fund(),
        Brackenshire.horizon(),
        Brackenshire.budget(),
        streams(Brackenshire.budget().year()),
        reserves(Brackenshire.budget().year()),
        List.of(first.results(), second.results(), third.results()),
        OpenMatters.NONE,
        Measured.NOTHING,
        List.of(),
        List.of(),
        footing("Brackenshire Better Care Fund"));
  }

  /** Ten years in which whatever has a name has one of 200 characters. */
  static BoardPackContents longNames() {
    var horizon = Brackenshire.horizon();
    var agreement =
        AGREEMENT
            .formatted(3, "2016-04-01", "2026-03-31")
            .replace(
                "agreement: Brackenshire Better Care Fund",
                "agreement: " + name("Agreement") + "\ncode: long")
            .replace("icb: the ICB", "icb: " + name("the ICB"))
            .replace("county: the county", "county: " + name("the county"))
            .replace(
                "dfg: the Disabled Facilities Grant",
                "risk-pool: %s, dfg: %s".formatted(name("pool"), name("grant")))
            .replace(
                "clause: Sch 3, 4.2",
                "clause: " + name("Sch 3, 4.2").replace(",", " ") + "\n    code: sch-3-4-2")
            .replace("title: Overspends", "title: " + name("Overspends"));
    var read = AgreementReader.read(Document.parse("agreement.yml", agreement));
    var allocations = new ArrayList<Allocation>();
    var state = State.INITIAL;
    var decision =
        new Decision(
            DECISION.clause(),
            Map.of(PartnerCode.of("county"), 300_000_00L),
            name("Minute"),
            DECISION.on(),
            name("Reason"));
    for (int year = 5; year < 10; year++) {
      var outturn = OutturnReader.read(Document.parse("outturn.yml", outturn(year)));
      var applied = Engine.apply(read, outturn, state, year == 6 ? List.of(decision) : List.of());
      allocations.add(applied.allocation());
      state = applied.state();
    }
    var partners =
        Brackenshire.PARTNERS.stream()
            .map(
                partner ->
                    new Partner(partner.code(), name(partner.code().value()), partner.kind()))
            .toList();
    return new BoardPackContents(
        fund(name("Fund")).withPartners(partners),
        new Horizon(
            horizon.fund(),
            name("Fund"),
            horizon.kind(),
            horizon.currency(),
            horizon.years(),
            partners,
            horizon.rows(),
            horizon.pool(),
            horizon.additionalCosts(),
            horizon.withoutBaseline()),
        Brackenshire.budget(Packs::name),
        streams(Brackenshire.budget().year()),
        reserves(Brackenshire.budget().year()),
        List.of(new AgreementResults(read, allocations)),
        new OpenMatters(List.of(), List.of(disputed(name("Reason"))), List.of()),
        Measured.NOTHING,
        List.of(name("Basis")),
        List.of(name("Note")),
        footing("Brackenshire Better Care Fund"));
  }

  /** A name of 200 characters, of which a part has no place to break a line at. */
  static String name(String of) {
    var name =
        of + " Brackenshireandneighbouringdistrictsintegratedcarepartnership for Health and Social";
    return (name + " Care of Adults".repeat(20)).substring(0, 199) + "x";
  }

  /** Ten years with a version that begins within one of them, and takes figures as it says. */
  static BoardPackContents withinYear(String withinYear) {
    var version =
        AGREEMENT
            .formatted(4, "2023-07-01", "2026-03-31")
            .replace("in-force:", "within-year: " + withinYear + "\nin-force:");
    var read = AgreementReader.read(Document.parse("agreement.yml", version));
    return new BoardPackContents(
        fund(),
        Brackenshire.horizon(),
        Brackenshire.budget(),
        streams(Brackenshire.budget().year()),
        reserves(Brackenshire.budget().year()),
        List.of(new AgreementResults(read, List.of())),
        OpenMatters.NONE,
        Measured.NOTHING,
        List.of(),
        List.of(),
        footing("Brackenshire Better Care Fund"));
  }

  /** Ten years with a decision of the board on an amount that was another one later. */
  static BoardPackContents decidedOn(long amountPence) {
    var read =
        AgreementReader.read(
            Document.parse("agreement.yml", AGREEMENT.formatted(3, "2016-04-01", "2026-03-31")));
    var outturn = OutturnReader.read(Document.parse("outturn.yml", outturn(6)));
    var applied = Engine.apply(read, outturn, State.INITIAL, List.of(DECISION.on(amountPence)));
    return new BoardPackContents(
        fund(),
        Brackenshire.horizon(),
        Brackenshire.budget(),
        streams(Brackenshire.budget().year()),
        reserves(Brackenshire.budget().year()),
        List.of(new AgreementResults(read, List.of(applied.allocation()))),
        OpenMatters.NONE,
        Measured.NOTHING,
        List.of(),
        List.of(),
        footing("Brackenshire Better Care Fund"));
  }

  /** Ten years of which much is undecided, disputed and out of date. */
  static BoardPackContents withOpenMatters() {
    var contents = tenYears();
    var reasons =
        Undecided.of(contents.allocations()).items().stream()
            .map(
                item ->
                    new OpenMatters.Reason(
                        item.agreement(),
                        item.period(),
                        item.code(),
                        List.of("The county has reached its limit.")))
            .toList();
    return new BoardPackContents(
        contents.fund(),
        contents.horizon(),
        contents.budget(),
        streams(contents.budget().year()),
        reserves(contents.budget().year()),
        contents.agreements(),
        new OpenMatters(
            reasons,
            Collections.nCopies(5, disputed("We paid it in June.")),
            List.of(
                new StaleResult(
                    contents.allocations().get(0).agreement().code(),
                    "2016-17",
                    "figures of its period were recorded after it was applied."))),
        contents.measured(),
        contents.basis(),
        contents.notes(),
        contents.footing());
  }

  /** A due that the county disputes. */
  static Due disputed(String reason) {
    return new Due(
        4321,
        PartnerCode.of("county"),
        LocalDate.of(2025, 4, 1),
        LocalDate.of(2025, 6, 30),
        "INV-17",
        "First instalment of 2025-26",
        Optional.empty(),
        61_728_39,
        List.of(),
        Optional.of(
            new Due.Dispute(
                new Actor("Ada Host"), DAY.atStartOfDay(ZoneOffset.UTC).toInstant(), reason)));
  }

  /** A single year without agreements or notes. */
  static BoardPackContents bare() {
    return new BoardPackContents(
        fund(),
        Brackenshire.horizon(),
        Brackenshire.budget(),
        streams(Brackenshire.budget().year()),
        reserves(Brackenshire.budget().year()),
        List.of(),
        OpenMatters.NONE,
        Measured.NOTHING,
        List.of(),
        List.of(),
        footing("Brackenshire Better Care Fund"));
  }

  /** What a report of that fund rests on. */
  static BooksFooting footing(String fund) {
    return new BooksFooting(
        fund,
        LocalDate.of(2026, 3, 31),
        DAY,
        DAY,
        new Stamp(
            FundCode.of("brackenshire"), View.NOW, 4657, 12, "e09d041493da".repeat(5) + "e09d"));
  }

  /** Every figure of the ten years by partner and year, but for zeros and the sum to date of nets. */
  static List<String> figures() {
    var horizon = Brackenshire.horizon();
    var table = HorizonTables.byPartnerAndYear(horizon);
    int toDate = table.column("Net to date");
    var figures = new ArrayList<String>();
    for (var row : table.rows()) {
      for (int column = 0; column < row.cells().size(); column++) {
        long pence = row.cells().get(column).pence().orElse(0);
        if (column != toDate && pence != 0) {
          figures.add(MoneyFormat.of(horizon.currency()).figure(pence));
        }
      }
    }
    return figures;
  }

  static byte[] pdf(BoardPackContents contents) {
    var out = new ByteArrayOutputStream();
    Pdf.write(BoardPack.of(contents), out);
    return out.toByteArray();
  }

  private record Applications(AgreementResults results, State state) {}

  private static Applications agreement(
      int version, String from, String until, int first, int end, State before) {
    return agreement(AGREEMENT.formatted(version, from, until), first, end, before);
  }

  private static Applications agreement(String text, int first, int end, State before) {
    var agreement = AgreementReader.read(Document.parse("agreement.yml", text));
    var allocations = new ArrayList<Allocation>();
    var state = before;
    for (int year = first; year < end; year++) {
      var outturn = OutturnReader.read(Document.parse("outturn.yml", outturn(year)));
      var applied =
          Engine.apply(agreement, outturn, state, year == 6 ? List.of(DECISION) : List.of());
      allocations.add(applied.allocation());
      state = applied.state();
    }
    return new Applications(new AgreementResults(agreement, allocations), state);
  }

  private static String outturn(int year) {
    long over = new long[] {0, 120, -80, 410, 900, 1300, 2400, 300, -150, 700}[year];
    return """
        outturn: brackenshire
        year: %s
        contributions:
          - {partner: icb, stream: nhs-minimum, amount: %d.89}
          - {partner: county, stream: ibcf, amount: %d.10}
          - {partner: city, stream: ibcf, amount: %d.67}
        lines:
          - {scheme: reablement, stream: nhs-minimum, lead: icb, budget: 41000000, actual: %d.37}
          - {scheme: home-care, stream: ibcf, lead: county, budget: 24000000, actual: 24000000}
          - {scheme: adaptations, stream: dfg, owner: county, budget: 900000, actual: %d.50}
        savings:
          - {measure: emergency-admissions, partner: icb, scheme: reablement, nature: cashable, amount: %d.78}
        """
        .formatted(
            Brackenshire.YEARS.get(year),
            41_234_567 + year * 2_000_000L,
            18_765_432 + year * 900_000L,
            6_012_345 + year * 300_000L,
            41_000_000 + over * 1_000,
            900_000 + over * 11,
            year * year * 64_321L);
  }

  /** A year in which no stream moved. */
  static StreamYear streams(FinancialYear year) {
    return new StreamYear(year, true, List.of(), List.of(), List.of());
  }

  /** A year without reserves. */
  static ReserveYear reserves(FinancialYear year) {
    return new ReserveYear(year, List.of());
  }

  private static Fund fund() {
    return fund("Brackenshire Better Care Fund");
  }

  private static Fund fund(String name) {
    return new Fund(
        FundCode.of("brackenshire"),
        name,
        FundKind.POOLED,
        PartnerCode.of("county"),
        Amounts.GBP,
        LocalDate.of(2016, 4, 1),
        Optional.empty(),
        Brackenshire.PARTNERS,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
