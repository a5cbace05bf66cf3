package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.junit.jupiter.api.Test;

/**
 * The rule of a national shared savings programme, written in the agreement language, gives the
 * payments that were published.
 * <p>
 * The table holds inputs and results of every organisation of the Medicare Shared Savings Program
 * in its performance years 2013 and 2014, as the Centers for Medicare and Medicaid Services published
 * them in the performance year financial and quality results public use files. Where no quality score
 * is given, the organisation was in its first year, in which reporting counted as full quality. The
 * files leave open who met the quality standard; a published final sharing rate of zero shows who did
 * not, which decides two payments of nothing that no score explains.
 */
class PublishedSharedSavingsTest {

  private static final Path FOLDER = Path.of("src/test/resources/published");
  private static final Exact A_DOLLAR = Exact.of(100);

  /** A row of the published table; amounts in cents. */
  private record Row(
      int year,
      PartnerCode organisation,
      int track,
      int people,
      long benchmark,
      long expenditure,
      Exact quality,
      Exact metQuality,
      Exact minimumRate,
      Exact earned) {

    static Row of(String line) {
      var cells = line.split(",");
      return new Row(
          Integer.parseInt(cells[0]),
          PartnerCode.of(cells[1]),
          Integer.parseInt(cells[2]),
          Integer.parseInt(cells[3]),
          cents(cells[4]).wholePart(),
          cents(cells[5]).wholePart(),
          Exact.parse(cells[6]),
          Exact.parse(cells[7]),
          Exact.parse(cells[8]),
          cents(cells[9]));
    }

    private static Exact cents(String dollars) {
      return Exact.parse(dollars).times(Exact.of(100));
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(FOLDER.resolve("shared-savings-2013-2014.csv")).stream()
        .skip(1)
        .map(Row::of)
        .toList();
  }

  private static Map<Integer, Agreement> agreements() {
    var agreements = new HashMap<Integer, Agreement>();
    for (int track = 1; track <= 2; track++) {
      var file = FOLDER.resolve("shared-savings-track-" + track + ".yml");
      agreements.put(track, AgreementReader.read(Document.read(file)));
    }
    return agreements;
  }

  private static Outturn outturn(Row row, Agreement agreement) {
    var line =
        new Line(
            FundCode.of("programme"),
            SchemeCode.of(row.organisation().value()),
            StreamCode.of("general"),
            Optional.empty(),
            Optional.empty(),
            Nature.REVENUE,
            false,
            true,
            row.benchmark(),
            row.expenditure(),
            0);
    return new Outturn(
        FundCode.of("programme"),
        new FinancialYear(row.year()),
        12,
        agreement.currency(),
        List.of(),
        List.of(line),
        List.of(),
        Map.of(
            MeasureCode.of("people-assigned"),
            Exact.of(row.people()),
            MeasureCode.of("quality"),
            row.quality(),
            MeasureCode.of("met-quality"),
            row.metQuality()),
        Map.of());
  }

  /** What the organisation earns: an underspend that it keeps is negative in an allocation. */
  private static Exact earned(Row row, Agreement agreement) {
    var allocation = Engine.apply(agreement, outturn(row, agreement), State.INITIAL).allocation();
    return Exact.of(-allocation.chargesPence().get(0));
  }

  @Test
  void givesEveryPublishedPaymentWithinADollarAndEveryZero() throws IOException {
    var agreements = agreements();
    int payments = 0;
    int zeros = 0;
    for (var row : rows()) {
      var earned = earned(row, agreements.get(row.track()));

      assertThat(earned.minus(row.earned()).abs())
          .as("%s in %s: %s, published %s", row.organisation(), row.year(), earned, row.earned())
          .isLessThanOrEqualTo(A_DOLLAR);
      if (row.earned().isZero()) {
        assertThat(earned).isEqualTo(Exact.ZERO);
        zeros++;
      }
      payments += row.earned().signum() > 0 ? 1 : 0;
    }
    assertThat(payments).isEqualTo(138);
    assertThat(zeros).isEqualTo(414);
  }

  /** The published rates are rounded from a number of people that is not published. */
  @Test
  void slidesTheMinimumSavingsRateAsPublished() throws IOException {
    var agreement = agreements().get(1);
    for (var row : rows()) {
      if (row.track() == 1) {
        var outturn = outturn(row, agreement);
        var edge = row.minimumRate().times(Exact.of(row.benchmark()));
        var tolerance = Exact.of(row.benchmark()).dividedBy(Exact.of(100_000));
        var below = edge.minus(tolerance).wholePart();
        var above = edge.plus(tolerance).wholePart();

        assertThat(passes(agreement, outturn, below)).as("%s", row).isFalse();
        assertThat(passes(agreement, outturn, above)).as("%s", row).isTrue();
      }
    }
  }

  private static boolean passes(Agreement agreement, Outturn outturn, long saving) {
    var row = outturn.lines().get(0);
    var line =
        new Line(
            row.fund(),
            row.scheme(),
            row.stream(),
            row.lead(),
            row.owner(),
            row.nature(),
            row.ringFenced(),
            row.recurrent(),
            row.budgetPence(),
            row.budgetPence() - saving,
            0);
    var measures = new HashMap<>(outturn.measures());
    measures.put(MeasureCode.of("quality"), Exact.ONE);
    measures.put(MeasureCode.of("met-quality"), Exact.ONE);
    var changed =
        new Outturn(
            outturn.fund(),
            outturn.year(),
            outturn.throughMonth(),
            outturn.currency(),
            outturn.contributions(),
            List.of(line),
            outturn.impacts(),
            measures,
            outturn.bases());
    return Engine.apply(agreement, changed, State.INITIAL).allocation().chargesPence().get(0) != 0;
  }
}
