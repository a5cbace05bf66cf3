package org.commonpurse.allocation.exit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.money.Amounts;

/**
 * What is returned when a fund is wound up or a partner leaves, and what is still due afterwards.
 *
 * @param request  what was asked
 * @param heldPence  what the fund held: at the bank and due to it, less what it owed
 * @param returns  what goes back, by partner
 * @param dues  what stands on receivable (positive: owed to the fund) and payable accounts (negative:
 *     owed by it) afterwards
 * @param statements  one for each partner that leaves, or that had a part in the fund
 */
public record FinalAccount(
    ExitRequest request,
    long heldPence,
    List<Return> returns,
    Map<Account, Long> dues,
    List<Statement> statements) {

  public FinalAccount {
    Objects.requireNonNull(request, "request");
    returns = List.copyOf(returns);
    dues = Map.copyOf(dues);
    statements = List.copyOf(statements);
  }

  /**
   * A partner's final statement, in pence: what it was to pay in and was charged, less what it paid,
   * less what is returned to it and less what is still due, is nothing.
   *
   * @param partner  the partner, with those it succeeded
   * @param contributionsPence  what it was to pay in
   * @param chargesPence  what clauses charged it, less what they credited
   * @param paidPence  what it paid, less what it was paid
   * @param returnedPence  what is returned to it
   * @param duePence  what it still owes; negative where it is owed
   */
  public record Statement(
      PartnerCode partner,
      long contributionsPence,
      long chargesPence,
      long paidPence,
      long returnedPence,
      long duePence) {

    /** Nothing, for every partner. */
    public long balancePence() {
      return contributionsPence + chargesPence - paidPence - returnedPence - duePence;
    }
  }

  /** What goes back to each partner, in order of code. */
  public SortedMap<PartnerCode, Long> returnedPence() {
    var sums = new TreeMap<PartnerCode, Long>();
    returns.forEach(each -> sums.merge(each.partner(), each.pence(), Math::addExact));
    return sums;
  }

  /** The account in the form in which it is recorded and answered. */
  public ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("on", request.on().toString());
    request.partner().ifPresent(partner -> json.put("partner", partner.value()));
    if (!request.reference().isEmpty()) {
      json.put("reference", request.reference());
    }
    json.put("held", Amounts.plain(heldPence));
    var commitments = json.putArray("commitments");
    for (var commitment : request.commitments()) {
      commitments
          .addObject()
          .put("account", commitment.spend().path())
          .put("amount", Amounts.plain(commitment.pence()));
    }
    var returned = json.putArray("returns");
    for (var each : returns) {
      returned
          .addObject()
          .put("partner", each.partner().value())
          .put("from", each.origin())
          .put("amount", Amounts.plain(each.pence()));
    }
    var open = json.putArray("dues");
    byPath()
        .forEach(
            (path, pence) ->
                open.addObject().put("account", path).put("amount", Amounts.plain(pence)));
    var told = json.putArray("statements");
    for (var statement : statements) {
      told.addObject()
          .put("partner", statement.partner().value())
          .put("contributions", Amounts.plain(statement.contributionsPence()))
          .put("charges", Amounts.plain(statement.chargesPence()))
          .put("paid", Amounts.plain(statement.paidPence()))
          .put("returned", Amounts.plain(statement.returnedPence()))
          .put("due", Amounts.plain(statement.duePence()));
    }
    return json;
  }

  private SortedMap<String, Long> byPath() {
    var sorted = new TreeMap<String, Long>();
    dues.forEach((account, pence) -> sorted.put(account.path(), pence));
    return sorted;
  }
}
