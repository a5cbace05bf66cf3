package org.commonpurse.ledger.rule;

import static org.commonpurse.ledger.problem.FundProblem.RULES_FORM_UNCLEAR;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_MALFORMED;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.money.AmountReader;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.problem.ProblemException;

/** Reads the rules of a fund from a document, or says what is wrong with it and where. */
public final class RulesReader {

  private static final List<String> FORMS =
      List.of(
          "notBelowZero",
          "blocked",
          "only",
          "needsApproval",
          "spendingWithin",
          "approvedBeyondMonths");

  private final AccountPatternReader accounts;

  private RulesReader(Fund fund) {
    accounts = new AccountPatternReader(fund);
  }

  /**
   * The rules.
   *
   * @param fund  the fund that they are for, which must have what they name
   * @param document  what {@code rules.schema.json} describes
   * @throws org.commonpurse.ledger.document.DocumentException with every place that is wrong
   */
  public static FundRules read(Fund fund, Document document) {
    var root = document.requireValid(Schema.RULES).root();
    var reader = new RulesReader(fund);
    var rules = new ArrayList<Rule>();
    root.get("rules").items().forEach(item -> reader.rule(item).ifPresent(rules::add));
    document.requireNoMistakes();
    var late =
        root.get("lateEntries")
            .optionalText()
            .map(text -> LateEntries.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(LateEntries.REFUSE);
    var ended =
        root.get("endedPartners")
            .optionalText()
            .map(text -> EndedPartners.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(EndedPartners.REFUSE);
    var fourEyes = fourEyes(root.get("fourEyes"));
    document.requireNoMistakes();
    try {
      return new FundRules(
          late, ended, codes(root.get("softCloseRoles"), RoleCode::of), fourEyes, rules);
    } catch (ProblemException e) {
      throw root.get("rules").refused(e.type(), e.problem().message());
    }
  }

  private static Optional<FourEyes> fourEyes(Field field) {
    if (!field.isPresent()) {
      return Optional.empty();
    }
    var above = field.get("entriesAbove").as(LEDGER_AMOUNT_MALFORMED, AmountReader::readPence);
    var days = field.get("answerWithinDays").decimal().intValueExact();
    return above.map(pence -> new FourEyes(pence, days));
  }

  private Optional<Rule> rule(Field field) {
    var forms = FORMS.stream().filter(field::has).toList();
    if (forms.size() != 1) {
      field.report(
          RULES_FORM_UNCLEAR,
          "A rule is one of " + FORMS + "; this has " + (forms.isEmpty() ? "none" : forms) + ".");
      return Optional.empty();
    }
    var name = RuleCode.of(field.get("rule").text());
    return Optional.of(
        switch (forms.get(0)) {
          case "notBelowZero" -> staysOnSide(name, field);
          case "blocked" -> new Blocked(name, accounts.read(field.get("blocked")));
          case "only" ->
              new OnlyKinds(
                  name, accounts.read(field.get("on")), codes(field.get("only"), EntryKind::of));
          case "spendingWithin" ->
              new SpendingStays(
                  name,
                  SpendingStays.Within.valueOf(
                      field
                          .get("spendingWithin")
                          .text()
                          .toUpperCase(Locale.ROOT)
                          .replace('-', '_')),
                  field.has("except")
                      ? Optional.of(accounts.read(field.get("except")))
                      : Optional.empty());
          case "approvedBeyondMonths" ->
              new ApprovedAhead(name, field.get("approvedBeyondMonths").decimal().intValueExact());
          default -> new NeedsApproval(name, codes(field.get("needsApproval"), EntryKind::of));
        });
  }

  private Rule staysOnSide(RuleCode name, Field field) {
    var kept = accounts.read(field.get("notBelowZero"));
    return new StaysOnSide(
        name,
        kept.book().orElseThrow(),
        kept,
        field.get("each").items().stream()
            .map(item -> AccountPatternReader.dimension(item.text()))
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        StaysOnSide.Side.valueOf(field.get("side").text().toUpperCase(Locale.ROOT)),
        field.get("everyDay").isTrue());
  }

  private static <C extends Code> Set<C> codes(Field list, Function<String, C> codeOf) {
    return list.items().stream()
        .map(item -> codeOf.apply(item.text()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
