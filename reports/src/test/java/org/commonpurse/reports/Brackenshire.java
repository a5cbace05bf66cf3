package org.commonpurse.reports;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/** A partnership of our own making, with ten years of figures. */
public final class Brackenshire {

  public static final List<Partner> PARTNERS =
      List.of(
          partner("icb", "NHS Brackenshire and Fenmarch ICB", PartnerKind.NHS_COMMISSIONER),
          partner("county", "Brackenshire County Council", PartnerKind.COUNCIL),
          partner("city", "Fenmarch City Council", PartnerKind.COUNCIL),
          partner(
              "acute",
              "Brackenshire University Hospitals NHS Foundation Trust",
              PartnerKind.NHS_PROVIDER),
          partner("community", "Fenmarch Community Health NHS Trust", PartnerKind.NHS_PROVIDER),
          partner("mental-health", "Brackenshire Mental Health Trust", PartnerKind.NHS_PROVIDER),
          partner("voluntary", "Age Well Brackenshire", PartnerKind.VOLUNTARY_PROVIDER),
          partner("independent", "Homeward Care Ltd", PartnerKind.INDEPENDENT_PROVIDER));

  public static final List<FinancialYear> YEARS =
      FinancialYear.parse("2016-17")
          .first()
          .datesUntil(FinancialYear.parse("2026-27").first(), java.time.Period.ofYears(1))
          .map(FinancialYear::of)
          .toList();

  private Brackenshire() {}

  /** Ten years in which costs come first and savings later, and land on others. */
  public static Horizon horizon() {
    var rows = new ArrayList<HorizonRow>();
    for (var partner : PARTNERS) {
      long cumulative = 0;
      for (int i = 0; i < YEARS.size(); i++) {
        var row = row(partner.code(), i, cumulative);
        cumulative = row.cumulativePence();
        rows.add(row);
      }
    }
    return new Horizon(
        FundCode.of("brackenshire"),
        "Brackenshire Better Care Fund",
        Amounts.GBP,
        YEARS,
        PARTNERS,
        rows);
  }

  private static HorizonRow row(PartnerCode partner, int i, long before) {
    long growth = 1000 + 57L * i;
    long paid = 0;
    long spent = 0;
    long savings = 0;
    long burdens = 0;
    long shared = 0;
    long ramp = new long[] {0, 10, 30, 80, 160, 260, 380, 480, 560, 610}[i];
    switch (partner.value()) {
      case "icb" -> {
        paid = 41_234_567_89L * growth / 1000;
        spent = 36_100_123_45L * growth / 1000;
        savings = 21_456_78L * ramp;
        shared = -(5_021_31L * ramp);
      }
      case "county" -> {
        paid = 18_765_432_10L * growth / 1000;
        spent = 21_987_654_32L * growth / 1000;
        burdens = 4_321_09L * ramp + 350_000_11L;
        savings = 1_234_56L * ramp;
        shared = 2_110_99L * ramp;
      }
      case "city" -> {
        paid = 6_012_345_67L * growth / 1000;
        spent = 7_450_111_22L * growth / 1000;
        burdens = 2_210_98L * ramp + 120_000_05L;
        shared = 910_32L * ramp;
      }
      case "acute" -> {
        burdens = 9_876_54L * ramp;
        savings = 2_100_00L * ramp;
        shared = 2_000_00L * ramp;
      }
      case "community" -> burdens = 310_45L * ramp;
      case "mental-health" -> savings = 120_45L * ramp;
      case "independent" -> burdens = 20_45L * ramp;
      default -> {}
    }
    long netBefore = spent - paid + savings - burdens;
    long netAfter = netBefore + shared;
    return new HorizonRow(
        partner, YEARS.get(i), paid, spent, savings, burdens, shared, before + netAfter);
  }

  private static Partner partner(String code, String name, PartnerKind kind) {
    return new Partner(PartnerCode.of(code), name, kind);
  }
}
