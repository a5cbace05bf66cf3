package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_ADVANCE_UNCLEAR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_ADVANCE_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NAME_TAKEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;

/** Reads how what partners advance is repaid, and how clauses have them advance it. */
final class AdvanceReader {

  /** What a clause can have advanced: a cost that schemes came to. */
  private static final Set<String> ADVANCEABLE = Set.of("overspend", "variance");

  private final Field root;
  private final Set<InvestmentCode> known;

  /** Creates a reader for a whole agreement. */
  AdvanceReader(Field root) {
    this.root = root;
    this.known =
        root.get("advances").entries().stream()
            .map(each -> InvestmentCode.of(each.key()))
            .collect(Collectors.toSet());
  }

  /** The advances, each with its mistakes reported. */
  List<Advance> advances(CircumstanceReader circumstances) {
    var clauses = ClauseReader.codes(root.get("clauses"));
    var advances = new ArrayList<Advance>();
    for (var field : root.get("advances").entries()) {
      var code = InvestmentCode.of(field.key());
      if (clauses.values().stream().anyMatch(each -> each.value().equals(code.value()))) {
        field.report(
            AGREEMENT_NAME_TAKEN,
            "\"%s\" is a clause of the agreement; give the advance another name.".formatted(code));
      }
      if (field.has("grace") && !field.has("over")) {
        field
            .get("grace")
            .report(
                AGREEMENT_ADVANCE_UNCLEAR,
                "No part falls due, so nothing waits for it; say in how many years with \"over\", or leave \"grace\" out.");
      }
      advances.add(
          new Advance(
              code,
              isOwedByPartners(field),
              AgreementReader.whole(field.get("over")).orElse(0),
              AgreementReader.whole(field.get("grace")).orElse(0),
              field.has("interest") ? FactorReader.number(field.get("interest")) : Exact.ZERO,
              AgreementReader.whole(field.get("lapses-after")),
              writtenOff(field.get("written-off"), circumstances)));
    }
    return advances;
  }

  private static boolean isOwedByPartners(Field advance) {
    return advance.get("owed-by").text().equals("partners");
  }

  private static Optional<Condition> writtenOff(Field field, CircumstanceReader circumstances) {
    return field.isPresent() ? Optional.of(circumstances.choice(field)) : Optional.empty();
  }

  /** How partners advance what they bear under a clause, if they do. */
  Optional<AdvancedUnder> under(Field clause, Parties parties, SharesReader shares) {
    var field = clause.get("advanced");
    if (!field.isPresent()) {
      return Optional.empty();
    }
    requireKnown(field.get("as"));
    if (!ADVANCEABLE.contains(clause.get("takes").text())) {
      field.report(
          AGREEMENT_ADVANCE_UNCLEAR,
          "Only what schemes overspend can be advanced, by a clause on an overspend or a variance, and this one takes a %s."
              .formatted(clause.get("takes").text()));
    }
    var by = field.get("by");
    var advance = root.get("advances").get(field.get("as").text());
    if (advance.isPresent() && isOwedByPartners(advance) != by.isPresent()) {
      field.report(
          AGREEMENT_ADVANCE_UNCLEAR,
          by.isPresent()
              ? "The advance \"%s\" is owed by the fund, so each pays its own part; leave \"by\" out, or write \"owed-by: partners\" there."
                  .formatted(advance.key())
              : "The advance \"%s\" is owed by partners; say with \"by\" who pays for them, or write \"owed-by: fund\" there."
                  .formatted(advance.key()));
    }
    return Optional.of(
        new AdvancedUnder(
            InvestmentCode.of(field.get("as").text()),
            by.isPresent() ? by(by, parties, shares) : Optional.empty()));
  }

  private static Optional<Shares> by(Field by, Parties parties, SharesReader shares) {
    for (int i = 0; !by.isObject() && i < parties.size(); i++) {
      if (parties.code(i).value().equals(by.text())) {
        var weights = new ArrayList<Exact>();
        for (int other = 0; other < parties.size(); other++) {
          weights.add(other == i ? Exact.ONE : Exact.ZERO);
        }
        return Optional.of(new Shares.Fixed(Weights.of(weights)));
      }
    }
    return shares.read(by);
  }

  /** Reports an advance that there is not. */
  void requireKnown(Field name) {
    if (!known.contains(InvestmentCode.of(name.text()))) {
      name.report(
          AGREEMENT_ADVANCE_UNKNOWN,
          "There is no advance \"%s\"; those under \"advances\" are %s."
              .formatted(name.text(), known.stream().map(Object::toString).sorted().toList()));
    }
  }

  /** Reports a pay-back to one partner of what knows itself whom it is owed. */
  void requireNoPayee(Field payBack) {
    if (known.contains(InvestmentCode.of(payBack.get("of").text()))) {
      payBack
          .get("to")
          .report(
              AGREEMENT_ADVANCE_UNCLEAR,
              "\"%s\" is an advance, which is repaid to those who are owed it; leave \"to\" out."
                  .formatted(payBack.get("of").text()));
    }
  }

  /** Reports a clause that adds to an advance what it does not have advanced. */
  void requireNoSum(Field addsTo) {
    if (addsTo.isPresent() && known.contains(InvestmentCode.of(addsTo.text()))) {
      addsTo.report(
          AGREEMENT_ADVANCE_UNCLEAR,
          "\"%s\" is an advance, which knows who paid it; write \"advanced: {as: %s}\"."
              .formatted(addsTo.text(), addsTo.text()));
    }
  }
}
