package org.commonpurse.allocation.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.allocation.impact.MeasureKind;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;

/**
 * What a year of the IMPACT book rests on: outcomes, processes, or entries that no approved value posted.
 * <p>
 * The three add up to the savings, and to the extra costs, of all partners in the year's horizon. An entry
 * is of the kind that its measure had by the version of the model under which its value was approved, and
 * what takes an entry back, whoever posted it, is of the kind of that entry.
 *
 * @param year  the year in which the entries count
 * @param outcome  of values whose measure is of what became of people
 * @param process  of values whose measure is of what was done
 * @param ofNoModel  of all other entries, such as those that were posted by hand
 */
public record MeasuredYear(
    FinancialYear year,
    MeasuredAmounts outcome,
    MeasuredAmounts process,
    MeasuredAmounts ofNoModel) {

  private static final int PAGE_SIZE = 1000;

  public MeasuredYear {
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(ofNoModel, "ofNoModel");
  }

  /**
   * What landed outside the fund, in pence.
   *
   * @param savingsPence  savings; negative where more was taken back than landed, or it was worse than
   *     expected
   * @param extraCostsPence  extra costs, positive; negative where they were spared or taken back
   */
  public record MeasuredAmounts(long savingsPence, long extraCostsPence) {

    static final MeasuredAmounts NOTHING = new MeasuredAmounts(0, 0);

    /** An entry's savings and extra costs: a saving is a debit of its account, a burden a credit. */
    static MeasuredAmounts of(JournalEntry entry) {
      long savings = 0;
      long extraCosts = 0;
      for (var posting : entry.postings()) {
        if (posting.account().kind() == AccountKind.SAVING) {
          savings = Math.addExact(savings, posting.pence());
        } else if (posting.account().kind() == AccountKind.BURDEN) {
          extraCosts = Math.subtractExact(extraCosts, posting.pence());
        }
      }
      return new MeasuredAmounts(savings, extraCosts);
    }

    /** Savings less extra costs, in pence. */
    public long netPence() {
      return Math.subtractExact(savingsPence, extraCostsPence);
    }

    MeasuredAmounts plus(MeasuredAmounts other) {
      return new MeasuredAmounts(
          Math.addExact(savingsPence, other.savingsPence),
          Math.addExact(extraCostsPence, other.extraCostsPence));
    }
  }

  /** All three together: what the horizon has for all partners. */
  public MeasuredAmounts total() {
    return outcome.plus(process).plus(ofNoModel);
  }

  /** The years in which something landed, as they are known in a state of the books, in order of time. */
  public static List<MeasuredYear> of(Snapshot at, FundCode fund) {
    var years = new TreeMap<FinancialYear, ByKind>();
    var kinds = kinds(at, fund);
    Optional<EntryQuery> query =
        Optional.of(
            EntryQuery.of(fund)
                .book(Book.IMPACT)
                .kinds(Set.of(AccountKind.SAVING, AccountKind.BURDEN))
                .limit(PAGE_SIZE));
    while (query.isPresent()) {
      var page = at.journal().entries(query.get());
      for (var recorded : page.entries()) {
        // Entries come in order of their sequence, so that one which is taken back is known by now.
        recorded.reverses().map(kinds::get).ifPresent(kind -> kinds.put(recorded.sequence(), kind));
        years
            .computeIfAbsent(FinancialYear.of(recorded.entry().effectiveOn()), year -> new ByKind())
            .add(
                Optional.ofNullable(kinds.get(recorded.sequence())),
                MeasuredAmounts.of(recorded.entry()));
      }
      query = page.next();
    }
    var found = new ArrayList<MeasuredYear>();
    years.forEach((year, sums) -> found.add(sums.of(year)));
    return List.copyOf(found);
  }

  /** The kinds of the entries that approvals posted, by sequence. */
  private static Map<Long, MeasureKind> kinds(Snapshot at, FundCode fund) {
    var kinds = new HashMap<Long, MeasureKind>();
    for (var value : at.measures().observations(fund)) {
      if (value.approval().isPresent()) {
        var was = ApprovedValue.of(value).realisation();
        was.posted().entry().ifPresent(entry -> kinds.put(entry, was.kind()));
      }
    }
    return kinds;
  }

  /** The sums of a year while its entries are read. */
  private static final class ByKind {

    private final Map<MeasureKind, MeasuredAmounts> byKind = new EnumMap<>(MeasureKind.class);
    private MeasuredAmounts ofNoModel = MeasuredAmounts.NOTHING;

    void add(Optional<MeasureKind> kind, MeasuredAmounts amounts) {
      if (kind.isPresent()) {
        byKind.merge(kind.get(), amounts, MeasuredAmounts::plus);
      } else {
        ofNoModel = ofNoModel.plus(amounts);
      }
    }

    MeasuredYear of(FinancialYear year) {
      return new MeasuredYear(
          year,
          byKind.getOrDefault(MeasureKind.OUTCOME, MeasuredAmounts.NOTHING),
          byKind.getOrDefault(MeasureKind.PROCESS, MeasuredAmounts.NOTHING),
          ofNoModel);
    }
  }
}
