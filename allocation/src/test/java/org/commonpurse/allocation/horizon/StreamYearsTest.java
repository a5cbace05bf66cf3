package org.commonpurse.allocation.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.journal.Book.ACTUAL;
import static org.commonpurse.ledger.journal.Book.PLAN;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.commonpurse.allocation.horizon.StreamYear.Line;
import org.commonpurse.allocation.horizon.StreamYear.Outcome;
import org.commonpurse.allocation.horizon.StreamYear.RingFence;
import org.commonpurse.allocation.horizon.StreamYear.TestYear;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.Tracer;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams and required spend, of a fund with figures of its own, then of chance. */
class StreamYearsTest {

  private static final String DOCUMENT =
      """
      fund: pool
      name: Pool
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: county, name: County, kind: council}
        - {partner: icb, name: ICB, kind: nhs-commissioner}
      streams:
        - {stream: nhs, name: NHS minimum}
        - {stream: own, name: County money}
        - {stream: dfg, name: Grant, owner: county, spending: capital, ringFenced: true, mayCarryForward: true}
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [county], streams: [nhs, own]}
        - {scheme: wards, name: Wards, lead: icb, providers: [county], streams: [nhs]}
        - {scheme: ramps, name: Ramps, lead: county, providers: [county], streams: [dfg], spending: capital}
      requiredSpend:
        - {test: social-care, title: Adult social care, streams: [nhs], schemes: [care],
           minimum: {2023-24: 500.00, 2024-25: 600.00}}
        - {test: hospital, title: Out of hospital, streams: [nhs], schemes: [care, wards],
           minimum: {2024-25: 900.00}}
      """;

  private static final FinancialYear YEAR = FinancialYear.parse("2024-25");
  private static final LocalDate WITHIN = LocalDate.of(2025, 1, 31);
  private static final LocalDate AFTER = LocalDate.of(2025, 4, 1);

  @TempDir private Path folder;

  private static StreamYear year(FundByHand fund, FinancialYear year, LocalDate on) {
    return fund.ledger().books().now(at -> StreamYears.of(at, FundCode.of("pool"), year, on));
  }

  private static void paid(FundByHand fund, String day, String stream, String pounds) {
    fund.post(
        ACTUAL, day, "contribution", "bank", pounds, "contribution:icb:" + stream, "-" + pounds);
  }

  private static void spent(FundByHand fund, String day, String line, String pounds) {
    fund.post(
        ACTUAL, day, "spend", "spend:" + line + ":county", pounds, "payable:county", "-" + pounds);
  }

  private static void planned(FundByHand fund, String kind, String line, String pounds) {
    fund.post(
        PLAN,
        "2024-04-01",
        "budget",
        kind + ":" + line + ":county",
        pounds,
        "contribution:icb:nhs",
        pounds.startsWith("-") ? pounds.substring(1) : "-" + pounds);
  }

  @Test
  void warnsBeforeTheYearIsOverAndSaysAfterwardsThatItMissed() {
    try (var fund = new FundByHand(folder, DOCUMENT)) {
      paid(fund, "2024-05-01", "nhs", "1000.00");
      planned(fund, "spend", "care:nhs", "580.00");
      planned(fund, "spend", "wards:nhs", "300.00");
      planned(fund, "forecast", "wards:nhs", "25.00");
      spent(fund, "2024-06-01", "care:nhs", "400.00");
      // Out of another stream, so that it does not count.
      spent(fund, "2024-06-01", "care:own", "999.00");
      spent(fund, "2024-07-01", "wards:nhs", "100.00");

      var within = year(fund, YEAR, WITHIN);
      assertThat(within.isOver()).isFalse();
      var care = within.tests().get(0);
      assertThat(care.spentPence()).isEqualTo(400_00);
      assertThat(care.expectedPence()).isEqualTo(580_00);
      assertThat(care.outcome()).isEqualTo(Outcome.WILL_MISS);
      assertThat(care.missedByPence()).isEqualTo(20_00);
      assertThat(care.shortfallPence()).isEqualTo(200_00);
      var hospital = within.tests().get(1);
      // £580.00 of the budget, and £300.00 with the forecast £25.00 above it.
      assertThat(hospital.expectedPence()).isEqualTo(905_00);
      assertThat(hospital.outcome()).isEqualTo(Outcome.ON_COURSE);
      assertThat(within.urgentFirst()).first().isEqualTo(care);

      var after = year(fund, YEAR, AFTER);
      assertThat(after.tests())
          .extracting(TestYear::outcome)
          .containsExactly(Outcome.MISSED, Outcome.MISSED);
      assertThat(after.tests().get(1).missedByPence()).isEqualTo(400_00);
      assertThat(after.urgentFirst().get(0).required().title()).isEqualTo("Out of hospital");
      assertThat(year(fund, YEAR.next(), AFTER).unset()).hasSize(2);
    }
  }

  /** What is spent beyond a stream is met by other money; what is spent on another purpose breaks its fence. */
  @Test
  void keepsARingFenceWhatEverIsSpentOnItsOwnPurpose() {
    try (var fund = new FundByHand(folder, DOCUMENT)) {
      paid(fund, "2024-05-01", "dfg", "100.00");
      spent(fund, "2024-06-01", "ramps:dfg", "125.00");
      var grant = year(fund, YEAR, AFTER).streams().get(0);
      assertThat(grant.balancePence()).isEqualTo(-25_00);
      assertThat(grant.ringFence()).isEqualTo(RingFence.KEPT);
      assertThat(
              new Line(
                      grant.stream(),
                      grant.paidInPence(),
                      grant.otherIncomePence(),
                      grant.spentPence(),
                      1)
                  .ringFence())
          .isEqualTo(RingFence.SPENT_ELSEWHERE);
    }
  }

  /** Every entry is written down beside the books, and added up the plain way. */
  @Test
  void agreesWithWhatWasWrittenDown() {
    long seed = new Random().nextLong();
    System.out.println("StreamYearsTest seed " + seed);
    var random = new Random(seed);
    var lines = List.of("care:nhs", "care:own", "wards:nhs", "ramps:dfg");
    var paid = new HashMap<String, Long>();
    var spent = new HashMap<String, Long>();
    var planned = new HashMap<String, Long>();
    try (var fund = new FundByHand(folder, DOCUMENT)) {
      for (int i = 0; i < 40; i++) {
        var line = lines.get(random.nextInt(lines.size()));
        var stream = line.substring(line.indexOf(':') + 1);
        long pence = 1 + random.nextInt(60_000);
        var pounds = "%d.%02d".formatted(pence / 100, pence % 100);
        int what = random.nextInt(4);
        if (what == 0) {
          paid(fund, "2024-05-01", stream, pounds);
          paid.merge(stream, pence, Long::sum);
        } else if (what == 1) {
          spent(fund, "2024-08-01", line, pounds);
          spent.merge(line, pence, Long::sum);
        } else {
          planned(fund, what == 2 ? "spend" : "forecast", line, what == 2 ? pounds : "-" + pounds);
          planned.merge(line, what == 2 ? pence : -pence, Long::sum);
        }
      }
      var within = year(fund, YEAR, WITHIN);
      for (Line line : within.streams()) {
        var code = line.stream().code().value();
        long out = 0;
        for (Map.Entry<String, Long> each : spent.entrySet()) {
          out += each.getKey().endsWith(":" + code) ? each.getValue() : 0;
        }
        assertThat(line.spentPence()).as("%s, seed %d", code, seed).isEqualTo(out);
        assertThat(line.balancePence())
            .as("%s, seed %d", code, seed)
            .isEqualTo(paid.getOrDefault(code, 0L) - out);
      }
      long care = spent.getOrDefault("care:nhs", 0L);
      long wards = spent.getOrDefault("wards:nhs", 0L);
      long expectedCare = Math.max(care, planned.getOrDefault("care:nhs", 0L));
      long expectedWards = Math.max(wards, planned.getOrDefault("wards:nhs", 0L));
      var tests = within.tests();
      assertThat(tests.get(0).spentPence()).as("seed %d", seed).isEqualTo(care);
      assertThat(tests.get(0).expectedPence()).as("seed %d", seed).isEqualTo(expectedCare);
      assertThat(tests.get(1).spentPence()).as("seed %d", seed).isEqualTo(care + wards);
      assertThat(tests.get(1).expectedPence())
          .as("seed %d", seed)
          .isEqualTo(expectedCare + expectedWards);
      // All that the stream pays for counts towards the second test, so that it is the stream's own
      // figure.
      assertThat(traced(fund, "stream-spent.nhs:all-partners:2024-25"))
          .as("seed %d", seed)
          .isEqualTo(tests.get(1).spentPence());
      for (Line line : within.streams()) {
        assertThat(
                traced(
                    fund, "stream-spent.%s:all-partners:2024-25".formatted(line.stream().code())))
            .as("%s, seed %d", line.stream().code(), seed)
            .isEqualTo(line.spentPence());
      }
      assertThat(year(fund, YEAR, AFTER).tests())
          .as("seed %d", seed)
          .allMatch(test -> test.expectedPence() == test.spentPence());
    }
  }

  private static long traced(FundByHand fund, String reference) {
    return fund.ledger()
        .books()
        .now(at -> Tracer.of(at, FundCode.of("pool")).trace(FigureReference.parse(reference)))
        .pence();
  }
}
