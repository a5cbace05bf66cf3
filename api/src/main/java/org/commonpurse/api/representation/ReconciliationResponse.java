package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.proof.ReconcilePartner;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.reconciliation.FundItem;
import org.commonpurse.ledger.reconciliation.PartnerItem;

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
public record ReconciliationResponse(
    String fund,
    String partner,
    String currency,
    boolean agreed,
    List<PairResponse> matched,
    List<PairResponse> differing,
    List<TheirResponse> missingHere,
    List<OurResponse> missingThere,
    String theirs,
    String ours,
    String difference) {

  /** A line of the partner's list. */
  public record TheirResponse(
      long line, String paidOn, String amount, String reference, String description) {

    static TheirResponse of(PartnerItem item) {
      return new TheirResponse(
          item.line(),
          item.paidOn().toString(),
          Amounts.plain(item.pence()),
          item.reference(),
          item.description());
    }
  }

  /** A receipt of the fund. */
  public record OurResponse(
      long sequence, String receivedOn, String amount, String reference, String narrative) {

    static OurResponse of(FundItem item) {
      return new OurResponse(
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
  public record PairResponse(
      TheirResponse theirs, OurResponse ours, String by, String difference) {}

  /** The comparison. */
  public static ReconciliationResponse of(ReconcilePartner.Output found) {
    var reconciliation = found.reconciliation();
    return new ReconciliationResponse(
        found.fund().value(),
        found.partner().value(),
        found.currency().getCurrencyCode(),
        reconciliation.isAgreed(),
        reconciliation.matched().stream()
            .map(
                match ->
                    new PairResponse(
                        TheirResponse.of(match.theirs()),
                        OurResponse.of(match.ours()),
                        WireName.of(match.rule()),
                        Amounts.plain(0)))
            .toList(),
        reconciliation.differing().stream()
            .map(
                pair ->
                    new PairResponse(
                        TheirResponse.of(pair.theirs()),
                        OurResponse.of(pair.ours()),
                        "reference",
                        Amounts.plain(pair.pence())))
            .toList(),
        reconciliation.missingHere().stream().map(TheirResponse::of).toList(),
        reconciliation.missingThere().stream().map(OurResponse::of).toList(),
        Amounts.plain(reconciliation.theirsPence()),
        Amounts.plain(reconciliation.oursPence()),
        Amounts.plain(reconciliation.differencePence()));
  }
}
