package org.commonpurse.allocation.agreement;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * How partners that bear a cost under a clause come to pay it: in advance, for later repayment.
 *
 * @param as  the advance that it counts to
 * @param by  who pays now what all of them bear, by which shares; empty where each pays its own part, to
 *     be given back by the fund
 */
public record AdvancedUnder(InvestmentCode as, Optional<Shares> by) {

  /** Who pays now and who owes it then, in sentences. */
  List<Paragraph> inWords(Words words) {
    return by.isEmpty()
        ? List.of(
            Paragraph.of(
                "The fund owes partners what they pay, as the %s.".formatted(words.plain(as))))
        : List.of(
            new Share(by.get()).about("The payment for now", words),
            Paragraph.of(
                "Partners owe what others pay for them, as the %s.".formatted(words.plain(as))));
  }
}
