package org.commonpurse.ledger.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The way of an entry for partners that ended to the accounts of their successors.
 *
 * @param entry  the entry with the successors' accounts, whose narrative names those in whose place they
 *     stand; as it was given where nobody in it has ended
 * @param inPlaceOf  the partners that ended, each with the successor in its place
 */
public record SuccessorRoute(JournalEntry entry, Map<PartnerCode, PartnerCode> inPlaceOf) {

  /**
   * The way of an entry. Accounts of a partner that was split stay, as do all where the narrative has no
   * room for the names: {@link PartnerEnds} refuses them.
   */
  public static SuccessorRoute of(Fund fund, JournalEntry entry) {
    var inPlaceOf = new TreeMap<PartnerCode, PartnerCode>();
    var postings = new ArrayList<Posting>(entry.postings().size());
    var charged = PartnerEnds.charged(fund, entry);
    for (Posting posting : entry.postings()) {
      var account = posting.account();
      var partner = charged.apply(posting);
      if (partner.isPresent()) {
        var successor = successor(fund, partner.get(), entry.effectiveOn());
        if (!successor.equals(partner.get())) {
          inPlaceOf.put(partner.get(), successor);
          account = withCode(account, partner.get(), successor);
        }
      }
      postings.add(new Posting(account, posting.pence()));
    }
    var narrative = entry.narrative() + said(inPlaceOf);
    if (inPlaceOf.isEmpty() || narrative.length() > JournalEntry.NARRATIVE_LENGTH_MAX) {
      return new SuccessorRoute(entry, Map.of());
    }
    return new SuccessorRoute(entry.routed(narrative, List.copyOf(postings)), inPlaceOf);
  }

  /** Who alone stands in a partner's place on a day: itself, while it has not ended. */
  private static PartnerCode successor(Fund fund, PartnerCode partner, LocalDate on) {
    var successions = PartnerEnds.ended(fund, partner, on);
    return successions.size() == 1 ? successor(fund, successions.get(0).successor(), on) : partner;
  }

  private static Account withCode(Account account, PartnerCode from, PartnerCode to) {
    return new Account(
        account.kind(),
        account.values().stream().map(code -> code.equals(from) ? to : code).toList());
  }

  private static String said(Map<PartnerCode, PartnerCode> inPlaceOf) {
    return inPlaceOf.entrySet().stream()
        .map(each -> each.getValue() + " in place of " + each.getKey())
        .collect(Collectors.joining(", ", " (", ")"));
  }
}
