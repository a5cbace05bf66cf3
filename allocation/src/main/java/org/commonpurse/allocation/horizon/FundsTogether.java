package org.commonpurse.allocation.horizon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.AccountKind;

/**
 * Adds up the horizons of several funds, and takes out what went from one of them to another.
 * <p>
 * Partners of the same code are the same organisation. A transfer is taken out of both sides: of what
 * was spent (and budgeted) or credited, and of what was paid in or other income. So what the funds hold,
 * what landed outside them and what sharing moved stay as they are; what a partner bore of the pool is
 * less by what another fund had paid in its name, and more by what another fund took in of its credit.
 */
public final class FundsTogether {

  /** The code of a horizon over several funds. */
  public static final FundCode CODE = FundCode.of("all-funds");

  private final List<Horizon> funds;
  private final List<FundTransfer> transfers;
  private final List<FinancialYear> years;

  private FundsTogether(List<Horizon> funds, List<FundTransfer> transfers) {
    this.funds = funds;
    this.transfers = transfers;
    this.years = years(funds);
  }

  /**
   * One horizon over funds of one currency: every year of any of them, every partner in the order in which
   * they are met.
   * <p>
   * A return is stated where every fund states one, unless a transfer was spending: what of it is
   * additional cannot be told until it is spent again.
   *
   * @param funds  one or more
   * @param transfers  between them, none twice
   */
  public static Horizon of(String name, List<Horizon> funds, List<FundTransfer> transfers) {
    return new FundsTogether(funds, transfers).horizon(name);
  }

  /** What taking out the transfers changes for a partner in a year; with {@link Horizon#ALL}, for all. */
  public static HorizonRow takenOut(
      List<FundTransfer> transfers, PartnerCode partner, FinancialYear year) {
    var taken = HorizonRow.nothing(partner, year);
    for (var transfer : transfers) {
      if (transfer.year().equals(year)) {
        taken = taken.plus(takenOut(transfer, partner));
      }
    }
    return taken;
  }

  private static HorizonRow takenOut(FundTransfer transfer, PartnerCode partner) {
    long pence = Math.negateExact(transfer.pence());
    var paidIn = PaidIn.NOTHING;
    var charges = Charges.NOTHING;
    long spent = 0;
    if (transfer.paid() instanceof FundTransfer.Spending spending) {
      spent = isOf(partner, spending.lead()) ? pence : 0;
    } else if (transfer.paid() instanceof FundTransfer.Credit credit
        && isOf(partner, credit.partner())) {
      charges = new Charges(0, pence);
    }
    if (transfer.takenIn() instanceof FundTransfer.Contribution contribution
        && isOf(partner, contribution.partner())) {
      var less = new TreeMap<>(Map.of(contribution.stream(), pence));
      paidIn =
          contribution.isCapital()
              ? new PaidIn(new TreeMap<>(), less)
              : new PaidIn(less, new TreeMap<>());
    }
    return new HorizonRow(
        partner,
        transfer.year(),
        paidIn,
        charges,
        spent,
        ByNature.NOTHING,
        ByNature.NOTHING,
        0,
        Optional.empty(),
        HorizonRow.ToDate.NOTHING);
  }

  private static boolean isOf(PartnerCode wanted, PartnerCode partner) {
    return wanted.equals(Horizon.ALL) || wanted.equals(partner);
  }

  private Horizon horizon(String name) {
    var costs = years.stream().map(this::additionalCost).toList();
    var unstated = withoutBaseline();
    var partners = partners();
    var rows = new ArrayList<HorizonRow>();
    for (var partner : partners) {
      rows.addAll(course(partner.code(), costs, unstated.isEmpty()));
    }
    return new Horizon(
        CODE,
        name,
        kind(),
        funds.get(0).currency(),
        years,
        partners,
        rows,
        years.stream().map(this::pool).toList(),
        costs,
        unstated);
  }

  private static List<FinancialYear> years(List<Horizon> funds) {
    var found = new TreeSet<FinancialYear>();
    funds.forEach(fund -> found.addAll(fund.years()));
    var years = new ArrayList<FinancialYear>();
    if (!found.isEmpty()) {
      for (var year = found.first(); year.compareTo(found.last()) <= 0; year = year.next()) {
        years.add(year);
      }
    }
    return years;
  }

  /** Funds of different kinds have no account of their own together, as an aligned one has none. */
  private FundKind kind() {
    var kinds = funds.stream().map(Horizon::kind).distinct().toList();
    return kinds.size() == 1 ? kinds.get(0) : FundKind.ALIGNED;
  }

  private List<Partner> partners() {
    var partners = new LinkedHashMap<PartnerCode, Partner>();
    funds.forEach(fund -> fund.partners().forEach(each -> partners.putIfAbsent(each.code(), each)));
    return List.copyOf(partners.values());
  }

  private List<SchemeCode> withoutBaseline() {
    return Stream.concat(
            funds.stream().flatMap(fund -> fund.withoutBaseline().stream()),
            transfers.stream()
                .map(FundTransfer::paid)
                .filter(FundTransfer.Spending.class::isInstance)
                .map(paid -> ((FundTransfer.Spending) paid).scheme()))
        .distinct()
        .toList();
  }

  private List<HorizonRow> course(
      PartnerCode partner, List<AdditionalCost> costs, boolean statesReturn) {
    var rows = new ArrayList<HorizonRow>();
    var before = HorizonRow.ToDate.NOTHING;
    for (int i = 0; i < years.size(); i++) {
      var year = years.get(i);
      var sum = takenOut(transfers, partner, year);
      for (var fund : funds) {
        for (var row : fund.rows(partner)) {
          sum = row.year().equals(year) ? sum.plus(row) : sum;
        }
      }
      Optional<Long> cost =
          statesReturn
              ? Optional.of(costs.get(i).byPartner().getOrDefault(partner, 0L))
              : Optional.empty();
      var row = sum.withAdditionalCost(cost).after(before);
      before = row.toDate();
      rows.add(row);
    }
    return rows;
  }

  private AdditionalCost additionalCost(FinancialYear year) {
    var sum = new AdditionalCost(new TreeMap<>(), 0, 0);
    for (var fund : funds) {
      int place = fund.years().indexOf(year);
      if (place >= 0 && place < fund.additionalCosts().size()) {
        var cost = fund.additionalCosts().get(place);
        sum =
            new AdditionalCost(
                Sums.of(sum.byPartner(), cost.byPartner()),
                Math.addExact(sum.onReservesPence(), cost.onReservesPence()),
                Math.addExact(sum.onNobodyPence(), cost.onNobodyPence()));
      }
    }
    return sum;
  }

  private PoolYear pool(FinancialYear year) {
    var sum = PoolYear.nothing(year);
    for (var fund : funds) {
      sum = sum.plus(pool(fund, year));
    }
    for (var transfer : transfers) {
      sum = transfer.year().equals(year) ? sum.plus(takenOut(transfer)) : sum;
    }
    return sum;
  }

  /** A fund's year; of one after its last, what it still holds. */
  private static PoolYear pool(Horizon fund, FinancialYear year) {
    var last = Optional.<PoolYear>empty();
    for (var each : fund.pool()) {
      if (each.year().compareTo(year) <= 0) {
        last = Optional.of(each);
      }
    }
    return last.map(each -> each.year().equals(year) ? each : each.standingStill(year))
        .orElseGet(() -> PoolYear.nothing(year));
  }

  /**
   * Of a budget goes what goes of the spending, so that the variance stays. A credit stands with those that
   * people post: by which clause it was is nothing to the sum of what is left over.
   */
  private static PoolYear takenOut(FundTransfer transfer) {
    long pence = Math.negateExact(transfer.pence());
    boolean isSpending = transfer.paid() instanceof FundTransfer.Spending;
    boolean isIncome = transfer.takenIn() instanceof FundTransfer.Income;
    var nothing = PoolYear.nothing(transfer.year());
    var results = nothing.spending().results();
    return new PoolYear(
        transfer.year(),
        0,
        isIncome
            ? new PoolYear.Income(0, new TreeMap<>(Map.of(AccountKind.OTHER_INCOME, pence)))
            : new PoolYear.Income(pence, new TreeMap<>()),
        isSpending ? Charges.NOTHING : new Charges(0, pence),
        Charges.NOTHING,
        nothing.reserves(),
        0,
        isSpending
            ? new PoolYear.Spending(new PoolYear.Plan(pence, pence), results, 0)
            : new PoolYear.Spending(new PoolYear.Plan(0, 0), results, transfer.pence()),
        nothing.closing());
  }
}
