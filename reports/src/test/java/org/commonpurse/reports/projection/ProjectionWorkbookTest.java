package org.commonpurse.reports.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.reports.sheet.Recalculated.pence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.allocation.projection.ActualYears;
import org.commonpurse.allocation.projection.Funding;
import org.commonpurse.allocation.projection.PartnerCase;
import org.commonpurse.allocation.projection.ProjectedYear;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.projection.ProjectionWorkbook.Basis;
import org.commonpurse.reports.sheet.Recalculated;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.SheetFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program works the workbook of a projection out, and comes to what we came to, to the penny. */
class ProjectionWorkbookTest {

  private static final Basis BASIS = new Basis(List.of(), Optional.empty());

  private static final Path TEN_YEARS = Path.of("../config/example/plan-ten-years.yml");

  /** Whatever a plan can say: thirds of pennies, sums below nothing, many who save, prices of another year. */
  private static final String ODD =
      """
      plan: "=1+1"
      firstYear: 2024-25
      years: 9
      pricesOf: 2022-23
      inflation: 2.7%
      discountRates: "2022"
      partners: [council, icb, acute, trust-2]
      costs:
        set-up: {scheme: home, partner: council, kind: set-up, amounts: {2024-25: 300000.01, 2025-26: 0.00, 2026-27: -1234.57}, grade: 4}
        care: {scheme: home, partner: icb, kind: care, yearly: {amount: 7777.77, from: 2025-26, until: 2030-31, growth: -3.3%}}
        team: {scheme: beds, partner: trust-2, kind: additional, yearly: {amount: 12345.67, growth: 1.5%}, grade: 6}
      benefits:
        stays:
          scheme: home
          measure: stays
          reached: {population: 1333.5, takeUp: 61.3%, impact: 17.77%, deadweight: 12.5%, hiddenDemand: 3.1%, growth: 0.7%, unitValue: 987.65}
          lag: 2
          phasing: [33.3%, 66.6%, 100%]
          dropOff: 4.9%
          lands: {icb: 33.33%, council: 33.33%, acute: 33.34%}
          cashable: [12.5%, 50%]
          loses: {partner: trust-2, released: [10%, 35.5%], supported: [100%, 66.7%, 0%]}
          grade: 5
        visits:
          scheme: beds
          measure: visits
          amounts: {2024-25: -50000.03, 2025-26: 0.01, 2026-27: 0.00, 2027-28: 70001.01, 2028-29: 0.00, 2029-30: 0.00, 2030-31: 0.00, 2031-32: 0.03}
          lands: {acute: 50%, trust-2: 50%}
          cashable: [33.3%]
          loses: {partner: icb, released: [20%, 60%], supported: [50%]}
        days:
          measure: days
          yearly: {amount: 40000.05, from: 2026-27, growth: 2%}
          lag: 1
          dropOff: 100%
          lands: {council: 100%}
          needs: [home]
      """;

  @TempDir private static Path folder;

  private static Projection tenYears;
  private static Projection odd;
  private static Projection shared;
  private static Projection begun;
  private static List<Recalculated> found;

  /** One run of the program serves every test. */
  @BeforeAll
  static void recalculate() throws Exception {
    tenYears = projection(Files.readString(TEN_YEARS));
    odd = projection(ODD);
    shared =
        Projection.of(
            new Scenarios(Document.read(Path.of("../config/example/plan.yml"))).plan(),
            Optional.of(
                AgreementReader.read(
                    Document.read(Path.of("../config/example/plan-agreement.yml")))));
    begun = Projection.of(odd.plan(), List.of(), twoYearsOfBooks());
    found =
        Recalculated.of(
            List.of(
                written(sheets(tenYears)),
                written(sheets(odd)),
                written(sheets(shared)),
                written(
                    ChangedCells.of(sheets(tenYears), Map.of("benefit.admissions.take_up", "0.7"))),
                written(ChangedCells.of(sheets(odd), CHANGES)),
                written(sheets(begun))),
            folder);
  }

  @Test
  void comesToWhatTheTenYearsComeTo() {
    requireSame(found.get(0), tenYears);
    requireUnchanged(found.get(0));
    var savings = yearsOf(found.get(0).row("Partners", "icb", "savings, cashable"), 3);
    assertThat(savings)
        .as("by hand, docs/projection.md")
        .startsWith(0L, 3_304_800L, 13_483_584L)
        .endsWith(15_488_400L, 119_033_985L);
  }

  @Test
  void offersTheCaseThatIsWorkedByHandAsAnExample() throws IOException {
    var worked = Path.of("../allocation/src/test/resources/projection/P01-ten-years.yml");
    var example = Files.readString(TEN_YEARS);
    var plan = example.substring(example.indexOf("plan:"));

    assertThat(Files.readString(worked)).contains(plan.indent(2));
  }

  @Test
  void comesToWhatTheOddestPlanComesTo() {
    requireSame(found.get(1), odd);
    requireUnchanged(found.get(1));
  }

  @Test
  void takesWhatAnAgreementSharesAsItIs() {
    requireSame(found.get(2), shared);
    requireUnchanged(found.get(2));
  }

  /** What fell on a reserve that nobody owns counts for all together, and for none of them. */
  @Test
  void takesYearsThatBooksHaveAsTheBooksHaveThem() {
    requireSame(found.get(5), begun);
    requireUnchanged(found.get(5));
    assertThat(yearsOf(found.get(5).row("Partners", "all-partners", "additional cost"), 3))
        .startsWith(100_004L, 100_004L);
  }

  private static ActualYears twoYearsOfBooks() {
    var years = odd.plan().horizon().subList(0, 2);
    var rows = new ArrayList<ProjectedYear>();
    var totals = new ArrayList<ProjectedYear>();
    for (var year : years) {
      for (var partner : odd.plan().partners()) {
        rows.add(actual(partner, year, 1));
      }
      totals.add(actual(Horizon.ALL, year, 4));
    }
    return new ActualYears(years, rows, totals);
  }

  private static ProjectedYear actual(PartnerCode partner, FinancialYear year, int partners) {
    long onNobody = partners == 1 ? 0 : 100_000;
    return new ProjectedYear(
        partner,
        year,
        partners + onNobody,
        200_001L * partners,
        10_007L * partners,
        30_003L * partners,
        7L * partners,
        0,
        -99L * partners,
        new Funding(0, 0, 0));
  }

  @Test
  void movesWithACellAsThePlanMovesWithItsAssumption() throws IOException {
    var changed = projection(Files.readString(TEN_YEARS).replace("takeUp: 60%", "takeUp: 70%"));

    assertThat(changed.all().returnPence()).isNotEqualTo(tenYears.all().returnPence());
    requireSame(found.get(3), changed);
    requireChanged(found.get(3));
  }

  private static final Map<String, String> CHANGES =
      Map.ofEntries(
          Map.entry("inflation", "0.031"),
          Map.entry("years_from_prices", "-1"),
          Map.entry("cost.care.until", "2031-32"),
          Map.entry("cost.care.growth", "0.02"),
          Map.entry("cost.set_up.grade", "2"),
          Map.entry("cost.team.amount", "22222.22"),
          Map.entry("benefit.stays.population", "2001"),
          Map.entry("benefit.stays.impact", "0.21"),
          Map.entry("benefit.stays.deadweight", "0.05"),
          Map.entry("benefit.stays.hidden_demand", "0"),
          Map.entry("benefit.stays.growth", "-0.011"),
          Map.entry("benefit.stays.unit_value", "1003.33"),
          Map.entry("benefit.stays.lag", "1"),
          Map.entry("benefit.stays.drop_off", "0.1"),
          Map.entry("benefit.stays.phasing", "0.25"),
          Map.entry("benefit.stays.cashable", "0.3"),
          Map.entry("benefit.stays.released", "0.05"),
          Map.entry("benefit.stays.supported", "0.9"),
          Map.entry("benefit.stays.grade", "1"),
          Map.entry("benefit.visits.lands.acute", "0.401"),
          Map.entry("benefit.visits.lands.trust_2", "0.599"));

  @Test
  void movesWithEveryKindOfAssumption() {
    var changed =
        projection(
            ODD.replace("pricesOf: 2022-23", "pricesOf: 2025-26")
                .replace("inflation: 2.7%", "inflation: 3.1%")
                .replace("until: 2030-31, growth: -3.3%", "until: 2031-32, growth: 2%")
                .replace("grade: 4", "grade: 2")
                .replace("amount: 12345.67", "amount: 22222.22")
                .replace(
                    "{population: 1333.5, takeUp: 61.3%, impact: 17.77%, deadweight: 12.5%, hiddenDemand: 3.1%, growth: 0.7%, unitValue: 987.65}",
                    "{population: 2001, takeUp: 61.3%, impact: 21%, deadweight: 5%, hiddenDemand: 0%, growth: -1.1%, unitValue: 1003.33}")
                .replace("lag: 2", "lag: 1")
                .replace("phasing: [33.3%", "phasing: [25%")
                .replace("dropOff: 4.9%", "dropOff: 10%")
                .replace("cashable: [12.5%", "cashable: [30%")
                .replace("released: [10%", "released: [5%")
                .replace("supported: [100%", "supported: [90%")
                .replace("grade: 5", "grade: 1")
                .replace("acute: 50%, trust-2: 50%", "acute: 40.1%, trust-2: 59.9%"));

    requireSame(found.get(4), changed);
    requireChanged(found.get(4));
  }

  @Test
  void keepsWordsThatLookLikeFormulasAsWords() {
    assertThat(found.get(1).row("Read me", "Plan")).containsExactly("Plan", "=1+1");
  }

  private static void requireUnchanged(Recalculated found) {
    assertThat(found.row("Read me", "Every identity holds").get(1)).isEqualTo("TRUE");
    assertThat(found.row("Read me", "Every figure is what Commonpurse came to").get(1))
        .isEqualTo("TRUE");
    assertThat(found.rows("Checks").stream().skip(3).map(row -> row.get(2))).containsOnly("TRUE");
  }

  private static void requireChanged(Recalculated found) {
    assertThat(found.row("Read me", "Every identity holds").get(1)).isEqualTo("TRUE");
    assertThat(found.row("Read me", "Every figure is what Commonpurse came to").get(1))
        .isEqualTo("FALSE");
  }

  private static final Map<String, ToLongFunction<ProjectedYear>> FIGURES =
      Map.of(
          "additional cost", ProjectedYear::additionalCostPence,
          "extra costs", ProjectedYear::extraCostsPence,
          "of which stranded", ProjectedYear::strandedPence,
          "savings, cashable", ProjectedYear::cashablePence,
          "savings, not cashable", ProjectedYear::notCashablePence,
          "support", ProjectedYear::supportPence,
          "net before sharing", ProjectedYear::netBeforePence,
          "sharing", ProjectedYear::sharingPence,
          "net after sharing", ProjectedYear::netAfterPence,
          "return", ProjectedYear::returnPence);

  /** Every figure of every partner and year, and what they come to over the years. */
  private static void requireSame(Recalculated found, Projection ours) {
    var rows = Stream.concat(ours.rows().stream(), ours.totals().stream()).toList();
    for (var each : Stream.concat(ours.cases().stream(), Stream.of(ours.all())).toList()) {
      var partner = each.partner().value();
      FIGURES.forEach(
          (figure, pence) -> {
            var theirs = yearsOf(found.row("Partners", partner, figure), 3);
            var expected =
                rows.stream()
                    .filter(row -> row.partner().equals(each.partner()))
                    .map(row -> pence.applyAsLong(row))
                    .toList();
            assertThat(theirs).as(partner + " " + figure).isEqualTo(withSum(expected));
          });
      requireSame(found, each);
    }
    for (var benefit : ours.plan().benefits()) {
      var expected = new ArrayList<Long>();
      for (int i = 0; i < ours.plan().years(); i++) {
        expected.add(benefit.in(i).times(ours.plan().priceIndex(i)).roundedHalfUp());
      }
      var row = found.row("Benefits", benefit.scheme().value(), benefit.name(), "benefit");
      assertThat(yearsOf(row, 5)).as(benefit.name()).isEqualTo(withSum(expected));
    }
    for (var cost : ours.plan().costs()) {
      var expected = new ArrayList<Long>();
      for (int i = 0; i < ours.plan().years(); i++) {
        expected.add(cost.pence(i, ours.plan().priceIndex(i)));
      }
      var figure = cost.kind().isOutside() ? "extra cost" : "additional cost";
      var row = found.row("Costs", cost.scheme().value(), cost.name(), figure);
      assertThat(yearsOf(row, 5)).as(cost.name()).isEqualTo(withSum(expected));
    }
  }

  private static void requireSame(Recalculated found, PartnerCase ours) {
    var partner = ours.partner().value();
    var cumulative = found.row("Returns", partner, "cumulative return");
    var presentValue = found.row("Returns", partner, "present value");
    var alone = found.row("Returns", partner, "present value without sharing");
    var paidBack = found.row("Returns", partner, "paid back");
    int years = ours.cumulativePence().size();

    assertThat(yearsOf(cumulative, 3).subList(0, years)).isEqualTo(ours.cumulativePence());
    assertThat(pence(presentValue.get(3 + years))).isEqualTo(ours.presentValuePence());
    assertThat(pence(alone.get(3 + years))).isEqualTo(ours.aloneValuePence());
    assertThat(paidBack.get(3 + years)).isEqualTo(inWords(ours.paidBack()));
  }

  private static List<Long> withSum(List<Long> pence) {
    return Stream.concat(pence.stream(), Stream.of(pence.stream().mapToLong(each -> each).sum()))
        .toList();
  }

  /** The amounts behind the labels of a row. */
  private static List<Long> yearsOf(List<String> row, int labels) {
    return row.stream()
        .skip(labels)
        .filter(cell -> !cell.isEmpty())
        .map(Recalculated::pence)
        .toList();
  }

  private static String inWords(PaidBack paidBack) {
    if (paidBack instanceof PaidBack.In in) {
      return in.year().toString();
    }
    return paidBack instanceof PaidBack.NotYet ? "not yet" : "no outlay";
  }

  private static List<Sheet> sheets(Projection projection) {
    return ProjectionWorkbook.sheets(projection, BASIS);
  }

  private static byte[] written(List<Sheet> sheets) {
    var out = new ByteArrayOutputStream();
    SheetFile.write(sheets, LocalDate.of(2024, 4, 1), out);
    return out.toByteArray();
  }

  private static Projection projection(String plan) {
    return Projection.of(new Scenarios(Document.parse("plan.yml", plan)).plan(), Optional.empty());
  }
}
