package org.commonpurse.api.representation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.settlement.Allocations.Which;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.money.Amounts;

/**
 * Reads what boards and partners say of an allocation. Whatever is refused names its code, its place
 * and its value.
 */
public final class RulingReader {

  private final Fund fund;

  private final Field root;

  private RulingReader(Fund fund, Document document, Schema schema) {
    this.fund = fund;
    this.root = document.requireValid(schema).root();
  }

  /** What {@code decision.schema.json} describes. */
  public static RulingReader decision(Fund fund, Document document) {
    return new RulingReader(fund, document, Schema.DECISION);
  }

  /** What {@code position.schema.json} describes. */
  public static RulingReader position(Fund fund, Document document) {
    return new RulingReader(fund, document, Schema.POSITION);
  }

  /** The allocation that is spoken of. */
  public Which which() {
    var agreement = root.get("agreement");
    return new Which(
        fund.code(),
        agreement.optionalText().map(text -> Placed.at(agreement, text, Agreement::codeOf)),
        Placed.at(root.get("year"), root.get("year").text(), FinancialYear::parse),
        root.has("throughMonth") ? root.get("throughMonth").decimal().intValueExact() : 12);
  }

  /** The decision of a board. */
  public Decision decision() {
    Map<Code, Long> parts = new HashMap<>();
    for (var part : root.get("parts").entries()) {
      parts.put(Placed.at(part, part.key(), Code::of), pence(part));
    }
    return new Decision(
        clause(),
        parts,
        root.get("minute").text(),
        Placed.at(root.get("on"), root.get("on").text(), Asked::day),
        root.get("reason").text());
  }

  /** The position of a partner. */
  public Position position() {
    var own = root.get("own");
    return new Position(
        clause(),
        Placed.at(root.get("partner"), root.get("partner").text(), Code::of),
        Asked.oneOf(Standing.class).apply(root.get("standing").text()),
        own.isPresent() ? Optional.of(pence(own)) : Optional.empty(),
        root.get("note").text());
  }

  private Code clause() {
    return Placed.at(root.get("clause"), root.get("clause").text(), Agreement::codeOf);
  }

  private long pence(Field amount) {
    return Placed.at(amount, amount.text(), text -> Amounts.parsePence(text, fund.currency()));
  }
}
