package org.commonpurse.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.commonpurse.allocation.horizon.AdditionalCost;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.horizon.Charges;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PaidIn;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
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

  private static final List<String> SCHEMES =
      List.of(
          "adaptations",
          "beds",
          "carers",
          "crisis",
          "discharge",
          "end-of-life",
          "equipment",
          "falls",
          "frailty",
          "home-care",
          "nursing",
          "prescribing",
          "reablement",
          "response",
          "social-work");

  private Brackenshire() {}

  private static final PartnerCode ICB = PartnerCode.of("icb");
  private static final PartnerCode COUNTY = PartnerCode.of("county");

  /** Ten years in which costs come first and savings later, and land on others. */
  public static Horizon horizon() {
    return horizon(FundCode.of("brackenshire"), FundKind.POOLED, List.of());
  }

  /** The same years of a fund of another code or kind, or with schemes without a baseline. */
  public static Horizon horizon(FundCode code, FundKind kind, List<SchemeCode> withoutBaseline) {
    var rows = new ArrayList<HorizonRow>();
    var pool = new ArrayList<PoolYear>();
    var costs = new ArrayList<AdditionalCost>();
    for (var partner : PARTNERS) {
      var before = new HorizonRow.ToDate(0, Optional.empty());
      for (int i = 0; i < YEARS.size(); i++) {
        var row = row(partner.code(), i, before, withoutBaseline.isEmpty());
        before = row.toDate();
        rows.add(row);
      }
    }
    long closing = 500_000_00;
    for (int i = 0; i < YEARS.size(); i++) {
      pool.add(pool(rows, i, closing));
      closing = pool.get(i).closingPence();
      costs.add(
          new AdditionalCost(
              new TreeMap<>(Map.of(ICB, additional(ICB, i), COUNTY, additional(COUNTY, i))),
              0,
              12_345_00L * i));
    }
    return new Horizon(
        code,
        "Brackenshire Better Care Fund",
        kind,
        Amounts.GBP,
        YEARS,
        PARTNERS,
        rows,
        pool,
        costs,
        withoutBaseline);
  }

  /** The last of those years against its budget: fifteen schemes, of which two were forecast. */
  public static BudgetYear budget() {
    return budget(scheme -> "Scheme of " + scheme);
  }

  /** The same with other names. */
  public static BudgetYear budget(UnaryOperator<String> names) {
    var last = YEARS.get(YEARS.size() - 1);
    long spent = spent(last);
    long before = spent(YEARS.get(YEARS.size() - 2));
    var schemes = new ArrayList<BudgetYear.SchemeYear>();
    for (int i = 0; i < SCHEMES.size(); i++) {
      boolean isLast = i == SCHEMES.size() - 1;
      long cost = isLast ? spent : 3_123_456_78L + 212_345_67L * i;
      long costBefore = isLast ? before : 3_001_234_56L + 201_234_56L * i;
      spent -= cost;
      before -= costBefore;
      long variance = (i % 3 == 1 ? -1 : 1) * (i % 4 == 3 ? 0 : 54_321_09L * i);
      schemes.add(
          new BudgetYear.SchemeYear(
              SchemeCode.of(SCHEMES.get(i)),
              names.apply(SCHEMES.get(i)),
              cost - variance,
              cost,
              costBefore,
              i < 2 ? Optional.of(cost + 1_000_00) : Optional.empty()));
    }
    long variance = schemes.stream().mapToLong(BudgetYear.SchemeYear::variancePence).sum();
    return new BudgetYear(
        last,
        FundKind.POOLED,
        schemes,
        new BudgetYear.Met(
            new TreeMap<>(Map.of(ICB, variance / 2, COUNTY, -12_345_67L)),
            98_765_43,
            45_678_90,
            variance - variance / 2 + 12_345_67 - 98_765_43 - 45_678_90));
  }

  private static long spent(FinancialYear year) {
    return horizon().rows().stream()
        .filter(row -> row.year().equals(year))
        .mapToLong(HorizonRow::spentPence)
        .sum();
  }

  private static long additional(PartnerCode partner, int i) {
    if (partner.equals(ICB)) {
      return 900_000_17L + 10_000_01L * i;
    }
    return partner.equals(COUNTY) ? 400_000_03L - 3_000_00L * i : 0;
  }

  private static PoolYear pool(List<HorizonRow> rows, int i, long opening) {
    long paid = 0;
    long spent = 0;
    var charges = new Charges(0, 0);
    long received = 0;
    long sharingPaid = 0;
    for (var row : rows) {
      if (row.year().equals(YEARS.get(i))) {
        paid += row.paidIn().totalPence();
        spent += row.spentPence();
        charges =
            new Charges(
                charges.chargedPence() + row.charges().chargedPence(),
                charges.creditedPence() + row.charges().creditedPence());
        received += Math.max(0, row.sharingPence());
        sharingPaid += Math.max(0, -row.sharingPence());
      }
    }
    long net = paid + charges.netPence() + sharingPaid - received - spent;
    var none = new PoolYear.Moved(0, 0);
    return new PoolYear(
        YEARS.get(i),
        opening,
        new PoolYear.Income(paid, new TreeMap<>()),
        charges,
        new Charges(sharingPaid, received),
        new PoolYear.Reserves(none, none, none),
        0,
        new PoolYear.Spending(
            new PoolYear.Plan(spent, spent),
            new PoolYear.Results(0, 0),
            charges.netPence() + sharingPaid - received),
        new PoolYear.Closing(
            new PoolYear.Assets(opening + net, 0, 0, 0),
            Map.of(ICB, 500_000_00L),
            opening + net - 500_000_00L,
            0));
  }

  private static HorizonRow row(
      PartnerCode partner, int i, HorizonRow.ToDate before, boolean statesReturn) {
    long growth = 1000 + 57L * i;
    long paid = 0;
    long capital = 0;
    long spent = 0;
    long savings = 0;
    long extraCosts = 0;
    long shared = 0;
    var charges = new Charges(0, 0);
    long ramp = new long[] {0, 10, 30, 80, 160, 260, 380, 480, 560, 610}[i];
    switch (partner.value()) {
      case "icb" -> {
        paid = 41_234_567_89L * growth / 1000;
        spent = 36_100_123_45L * growth / 1000;
        savings = 21_456_78L * ramp;
        shared = -(5_021_31L * ramp);
        charges = new Charges(70_000_11L * i, 0);
      }
      case "county" -> {
        paid = 18_765_432_10L * growth / 1000;
        capital = 900_000_00L;
        spent = 21_987_654_32L * growth / 1000;
        extraCosts = 4_321_09L * ramp + 350_000_11L;
        savings = 1_234_56L * ramp;
        shared = 2_110_99L * ramp;
        charges = new Charges(0, 30_000_07L * i);
      }
      case "city" -> {
        paid = 6_012_345_67L * growth / 1000;
        spent = 7_450_111_22L * growth / 1000;
        extraCosts = 2_210_98L * ramp + 120_000_05L;
        shared = 910_32L * ramp;
      }
      case "acute" -> {
        extraCosts = 9_876_54L * ramp;
        savings = 2_100_00L * ramp;
        shared = 2_000_00L * ramp;
      }
      case "community" -> extraCosts = 310_45L * ramp;
      case "mental-health" -> savings = 120_45L * ramp;
      case "independent" -> extraCosts = 20_45L * ramp;
      default -> {}
    }
    long net = savings - extraCosts + shared;
    Optional<Long> additional =
        statesReturn ? Optional.of(additional(partner, i)) : Optional.empty();
    return new HorizonRow(
        partner,
        YEARS.get(i),
        new PaidIn(stream("nhs-minimum", paid), stream("dfg", capital)),
        charges,
        spent,
        nature("care", extraCosts),
        nature("cashable", savings),
        shared,
        additional,
        new HorizonRow.ToDate(
            before.netPence() + net,
            additional.map(cost -> before.returnPence().orElse(0L) + net - cost)));
  }

  private static TreeMap<StreamCode, Long> stream(String code, long pence) {
    return new TreeMap<>(pence == 0 ? Map.of() : Map.of(StreamCode.of(code), pence));
  }

  private static ByNature nature(String code, long pence) {
    return new ByNature(new TreeMap<>(pence == 0 ? Map.of() : Map.of(NatureCode.of(code), pence)));
  }

  private static Partner partner(String code, String name, PartnerKind kind) {
    return new Partner(PartnerCode.of(code), name, kind);
  }
}
