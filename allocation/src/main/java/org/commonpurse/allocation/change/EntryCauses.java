package org.commonpurse.allocation.change;

import static org.commonpurse.allocation.change.ChangeCause.Plain.CORRECTION;
import static org.commonpurse.allocation.change.ChangeCause.Plain.FIRST_COUNTED;
import static org.commonpurse.allocation.change.ChangeCause.Plain.FURTHER_YEAR;
import static org.commonpurse.allocation.change.ChangeCause.Plain.LATER;
import static org.commonpurse.allocation.change.ChangeCause.Plain.MODEL;
import static org.commonpurse.allocation.change.ChangeCause.Plain.PRICE;
import static org.commonpurse.allocation.change.ChangeCause.Plain.VOLUME;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.change.CountedValues.Again;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * Tells of each entry that was recorded since a moment why it was. What the parts of an entry come to is what
 * the entry has on accounts of savings, extra costs and sharing, to the penny.
 */
final class EntryCauses {

  private final FinancialYear lastYear;
  private final CountedValues counted;
  private final Set<String> results;
  private final Map<Long, RecordedEntry> since = new HashMap<>();
  private final Set<String> takenBack = new HashSet<>();

  /**
   * Causes of entries.
   *
   * @param lastYear  the last year that was shown at the moment
   * @param results  the keys of the recorded results of clauses
   * @param since  all entries on savings, extra costs or sharing that were recorded after the moment
   */
  EntryCauses(
      FinancialYear lastYear,
      CountedValues counted,
      Set<String> results,
      List<RecordedEntry> since) {
    this.lastYear = lastYear;
    this.counted = counted;
    this.results = results;
    for (var recorded : since) {
      this.since.put(recorded.sequence(), recorded);
      // A reversal has the reference of what it takes back.
      if (recorded.reverses().isPresent() && !counted.again().containsKey(recorded.sequence())) {
        takenBack.add(recorded.entry().reference());
      }
    }
    takenBack.remove("");
  }

  /** The parts of one of the entries, by cause. */
  List<ChangePart> of(RecordedEntry recorded) {
    var pence = pence(recorded);
    if (FinancialYear.of(recorded.entry().effectiveOn()).compareTo(lastYear) > 0) {
      return List.of(new ChangePart(FURTHER_YEAR, pence));
    }
    if (counted.first().contains(recorded.sequence())) {
      return List.of(new ChangePart(FIRST_COUNTED, pence));
    }
    var again = counted.again().get(recorded.sequence());
    if (again != null) {
      return countedAgain(recorded, pence, again);
    }
    if (isOfResult(recorded)) {
      return byClause(pence);
    }
    boolean isCorrection =
        recorded.reverses().isPresent() || takenBack.contains(recorded.entry().reference());
    return List.of(new ChangePart(isCorrection ? CORRECTION : LATER, pence));
  }

  private List<ChangePart> countedAgain(
      RecordedEntry recorded, Map<Account, Long> pence, Again again) {
    if (!isTakenBackWhole(again)) {
      return List.of(new ChangePart(CORRECTION, pence));
    }
    if (again.atOldPrices().isEmpty()) {
      return List.of(new ChangePart(MODEL, pence));
    }
    if (!again.carrier().equals(Optional.of(recorded.sequence()))) {
      return List.of(new ChangePart(VOLUME, pence));
    }
    var atOldPrices = again.atOldPrices().get();
    boolean isReversal = again.now().posted().entry().isEmpty();
    var volume = isReversal ? plus(pence, atOldPrices, 1) : atOldPrices;
    return List.of(new ChangePart(VOLUME, volume), new ChangePart(PRICE, plus(pence, volume, -1)));
  }

  /** Whether the approval took back all that the old value had posted, so that nothing was by hand. */
  private boolean isTakenBackWhole(Again again) {
    var posted = again.now().posted();
    if (posted.reversed().isEmpty()) {
      return true;
    }
    var reversal = posted.reversal().map(since::get);
    return reversal
        .map(
            each ->
                sum(each, AccountKind.SAVING) == Math.negateExact(again.old().savingsPence())
                    && sum(each, AccountKind.BURDEN) == again.old().extraCostsPence())
        .orElse(false);
  }

  private static long sum(RecordedEntry recorded, AccountKind kind) {
    return recorded.entry().postings().stream()
        .filter(posting -> posting.account().kind() == kind)
        .mapToLong(posting -> posting.pence())
        .reduce(0, Math::addExact);
  }

  /** Entries of results have their key, and the clause after it. */
  private boolean isOfResult(RecordedEntry recorded) {
    var key = recorded.key().value();
    int cut = key.lastIndexOf('/');
    return cut > 0 && results.contains(key.substring(0, cut));
  }

  private static List<ChangePart> byClause(Map<Account, Long> pence) {
    var parts = new ArrayList<ChangePart>();
    pence.forEach(
        (account, each) ->
            parts.add(
                new ChangePart(
                    account
                        .value(Dimension.CLAUSE)
                        .<ChangeCause>map(code -> new ChangeCause.OfClause((ClauseCode) code))
                        .orElse(LATER),
                    Map.of(account, each))));
    return parts;
  }

  private static Map<Account, Long> pence(RecordedEntry recorded) {
    var pence = new HashMap<Account, Long>();
    for (var posting : recorded.entry().postings()) {
      if (PriorPeriodItem.isOfNet(recorded.entry().book(), posting.account().kind())) {
        pence.merge(posting.account(), posting.pence(), Math::addExact);
      }
    }
    return pence;
  }

  private static Map<Account, Long> plus(
      Map<Account, Long> some, Map<Account, Long> others, int times) {
    var sums = new HashMap<>(some);
    others.forEach(
        (account, each) ->
            sums.merge(account, Math.multiplyExact(each, (long) times), Math::addExact));
    return sums;
  }
}
