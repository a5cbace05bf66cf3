package org.commonpurse.api.representation;

import java.util.List;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.reconciliation.FundItem;
import org.commonpurse.ledger.reconciliation.PartnerItem;
import org.commonpurse.ledger.reconciliation.Reconciliation;

/**
 * A partner's list beside what the fund received; each line of either stands in exactly one place.
 *
 * @param missingHere  what only the partner has
 * @param missingThere  what only the fund has
 * @param theirs  the total of the partner's list
 * @param ours  the total of what the fund received
 * @param difference  theirs less ours: what is missing here, less what is missing there, plus what
 *     the differing lines differ by
 */
public record ReconciliationAnswer(
    String fund,
    String partner,
    String currency,
    boolean agreed,
    List<PairAnswer> matched,
    List<PairAnswer> differing,
    List<TheirAnswer> missingHere,
    List<OurAnswer> missingThere,
    String theirs,
    String ours,
    String difference) {

  /** A line of the partner's list. */
  public record TheirAnswer(
      long line, String paidOn, String amount, String reference, String description) {

    static TheirAnswer of(PartnerItem item) {
      return new TheirAnswer(
          item.line(),
          item.paidOn().toString(),
          Amounts.plain(item.pence()),
          item.reference(),
          item.description());
    }
  }

  /** A receipt of the fund. */
  public record OurAnswer(
      long sequence, String receivedOn, String amount, String reference, String narrative) {

    static OurAnswer of(FundItem item) {
      return new OurAnswer(
          item.sequence(),
          item.receivedOn().toString(),
          Amounts.plain(item.pence()),
          item.reference(),
          item.narrative());
    }
  }

  /**
   * A line of each that belong together.
   *
   * @param by  what brought them together
   * @param difference  theirs less ours
   */
  public record PairAnswer(TheirAnswer theirs, OurAnswer ours, String by, String difference) {}

  /** The reconciliation of a partner with a fund in the currency. */
  public static ReconciliationAnswer of(
      Code fund, Code partner, CurrencyUnit currency, Reconciliation reconciliation) {
    return new ReconciliationAnswer(
        fund.value(),
        partner.value(),
        currency.getCurrencyCode(),
        reconciliation.isAgreed(),
        reconciliation.matched().stream()
            .map(
                match ->
                    new PairAnswer(
                        TheirAnswer.of(match.theirs()),
                        OurAnswer.of(match.ours()),
                        Json.word(match.rule()),
                        Amounts.plain(0)))
            .toList(),
        reconciliation.differing().stream()
            .map(
                pair ->
                    new PairAnswer(
                        TheirAnswer.of(pair.theirs()),
                        OurAnswer.of(pair.ours()),
                        "reference",
                        Amounts.plain(pair.pence())))
            .toList(),
        reconciliation.missingHere().stream().map(TheirAnswer::of).toList(),
        reconciliation.missingThere().stream().map(OurAnswer::of).toList(),
        Amounts.plain(reconciliation.theirsPence()),
        Amounts.plain(reconciliation.oursPence()),
        Amounts.plain(reconciliation.differencePence()));
  }
}
