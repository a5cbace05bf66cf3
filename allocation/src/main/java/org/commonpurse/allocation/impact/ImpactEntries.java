package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_PARTNER_SPLIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.commonpurse.allocation.impact.Landings.Landed;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/**
 * The entries of a fund's IMPACT book for what lands on partners. Where a partner has been succeeded by
 * the day of an entry, the entry names its successor.
 */
public final class ImpactEntries {

  private ImpactEntries() {}

  /**
   * An entry for what landed, each where it is counted: a saving below nothing is a credit of the
   * saving's own account, and an extra cost that was spared is a debit of the cost's.
   *
   * @param label  what its key and its reference say behind {@code impact/}
   * @param landed  of one scheme and measure, at least one
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_PARTNER_SPLIT} if a partner
   *     was split before the day
   */
  public static Submission of(
      Fund fund, String label, String narrative, LocalDate on, List<Landed> landed, Actor by) {
    var postings = new LinkedHashMap<Account, Long>();
    long savings = 0;
    long burdens = 0;
    for (var each : landed) {
      var impact = each.impact();
      var partner = onDay(fund, impact.partner(), on);
      if (each.isSaving()) {
        savings = Math.addExact(savings, each.pence());
        postings.merge(saving(impact, partner), each.pence(), Math::addExact);
      } else {
        burdens = Math.addExact(burdens, each.pence());
        postings.merge(burden(impact, partner), -each.pence(), Math::addExact);
      }
    }
    var lines = new ArrayList<Posting>();
    postings.forEach((account, pence) -> lines.add(new Posting(account, pence)));
    // Both sides stand on the measure's account, so that what remains there is the system's net.
    var impact = landed.get(0).impact();
    var measure = Account.measure(impact.scheme(), impact.measure());
    if (savings != 0) {
      lines.add(new Posting(measure, -savings));
    }
    if (burdens != 0) {
      lines.add(new Posting(measure, burdens));
    }
    var entry = new JournalEntry(fund.code(), Book.IMPACT, on, narrative, "impact/" + label, lines);
    return new Submission(entry, new EntryKey("impact/" + label), by);
  }

  private static Account saving(Impact impact, PartnerCode partner) {
    return Account.saving(partner, impact.scheme(), impact.measure(), impact.nature());
  }

  private static Account burden(Impact impact, PartnerCode partner) {
    return Account.burden(partner, impact.scheme(), impact.measure(), impact.nature());
  }

  /**
   * The partner that stands in a partner's place on a day.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_PARTNER_SPLIT} if it was split
   *     by then
   */
  public static PartnerCode onDay(Fund fund, PartnerCode partner, LocalDate day) {
    var present = partner;
    for (int i = 0; i < fund.partners().size(); i++) {
      var successors = successors(fund, present, day);
      if (successors.size() > 1) {
        throw IMPACT_PARTNER_SPLIT
            .because(
                "%s was split before %s, so it is not clear on whom an effect lands; name one of %s."
                    .formatted(
                        present, day, successors.stream().map(Succession::successor).toList()),
                "partner",
                present)
            .toException();
      }
      var from = present;
      present = successors.stream().findFirst().map(Succession::successor).orElse(from);
    }
    return present;
  }

  private static List<Succession> successors(Fund fund, PartnerCode partner, LocalDate day) {
    return fund.successions().stream()
        .filter(succession -> succession.predecessor().equals(partner))
        .filter(succession -> !succession.on().isAfter(day))
        .toList();
  }
}
