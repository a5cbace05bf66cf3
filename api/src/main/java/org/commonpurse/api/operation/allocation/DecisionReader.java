package org.commonpurse.api.operation.allocation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.settlement.Allocations.Which;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/**
 * Reads what boards and partners say of an allocation. Whatever is refused names its code, its place
 * and its value.
 */
final class DecisionReader {

  private final Fund fund;

  private final Field root;

  private DecisionReader(Fund fund, Document document, Schema schema) {
    this.fund = fund;
    this.root = document.requireValid(schema).root();
  }

  /** What {@code decision.schema.json} describes. */
  public static DecisionReader decision(Fund fund, Document document) {
    return new DecisionReader(fund, document, Schema.DECISION);
  }

  /** What {@code position.schema.json} describes. */
  public static DecisionReader position(Fund fund, Document document) {
    return new DecisionReader(fund, document, Schema.POSITION);
  }

  /** The allocation that is spoken of. */
  public Which which() {
    var agreement = root.get("agreement");
    return new Which(
        fund.code(),
        agreement
            .optionalText()
            .map(text -> SourceLocations.at(agreement, text, Agreement::codeOf)),
        SourceLocations.at(root.get("year"), root.get("year").text(), FinancialYear::parse),
        root.has("throughMonth") ? root.get("throughMonth").decimal().intValueExact() : 12);
  }

  /** The decision of a board. */
  public Decision decision() {
    Map<PartnerCode, Long> parts = new HashMap<>();
    for (var part : root.get("parts").entries()) {
      parts.put(SourceLocations.at(part, part.key(), PartnerCode::of), pence(part));
    }
    return new Decision(
        clause(),
        parts,
        root.get("minute").text(),
        SourceLocations.at(root.get("on"), root.get("on").text(), Days::parse),
        root.get("reason").text());
  }

  /** The position of a partner. */
  public Position position() {
    var own = root.get("own");
    return new Position(
        clause(),
        SourceLocations.at(root.get("partner"), root.get("partner").text(), PartnerCode::of),
        RequestParameters.oneOf(Standing.class).apply(root.get("standing").text()),
        own.isPresent() ? Optional.of(pence(own)) : Optional.empty(),
        root.get("note").text());
  }

  private ClauseCode clause() {
    return SourceLocations.at(root.get("clause"), root.get("clause").text(), Clause::codeOf);
  }

  private long pence(Field amount) {
    return SourceLocations.at(
        amount, amount.text(), text -> Amounts.parsePence(text, fund.currency()));
  }
}
