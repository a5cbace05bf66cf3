package org.commonpurse.ledger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.REABLEMENT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.period.LateEntries;
import org.junit.jupiter.api.Test;

/** How {@link RulesReader} makes the rules of a fund of a document, and what it refuses. */
class RulesReaderTest {

  private static FundRules read(String rules) {
    return RulesReader.read(Samples.fund(), Document.parse("rules.yml", rules));
  }

  private static DocumentException refusalOf(String rules) {
    return catchThrowableOfType(DocumentException.class, () -> read(rules));
  }

  @Test
  void readsEveryFormOfRule() {
    var spend = AccountPattern.of(Book.ACTUAL, AccountKind.SPEND);
    var reserves = AccountPattern.of(Book.ACTUAL, AccountKind.RESERVE);
    assertThat(
            read(
                """
                lateEntries: route
                endedPartners: route
                softCloseRoles: [closer, auditor]
                fourEyes: {entriesAbove: 250000.50, answerWithinDays: 30}
                rules:
                  - rule: reserves-stay
                    notBelowZero: {book: actual, kinds: [reserve]}
                    side: credit
                    each: [reserve, partner]
                    everyDay: true
                  - {rule: spent, notBelowZero: {book: actual, kinds: [spend]}, side: debit}
                  - {rule: no-grant, blocked: {where: {stream: [dfg]}}}
                  - {rule: prices, only: [contract-price], on: {book: actual, kinds: [spend]}}
                  - {rule: minuted, needsApproval: [virement]}
                  - {rule: own, spendingWithin: own-streams}
                  - rule: fenced
                    spendingWithin: ring-fence
                    except: {where: {scheme: [reablement]}}
                  - {rule: ahead, approvedBeyondMonths: 3}
                """))
        .isEqualTo(
            new FundRules(
                LateEntries.ROUTE,
                EndedPartners.ROUTE,
                Set.of(RoleCode.of("closer"), RoleCode.of("auditor")),
                Optional.of(new FourEyes(25_000_050, 30)),
                List.of(
                    new StaysOnSide(
                        RuleCode.of("reserves-stay"),
                        Book.ACTUAL,
                        reserves,
                        Set.of(Dimension.RESERVE, Dimension.PARTNER),
                        StaysOnSide.Side.CREDIT,
                        true),
                    new StaysOnSide(
                        RuleCode.of("spent"),
                        Book.ACTUAL,
                        spend,
                        Set.of(),
                        StaysOnSide.Side.DEBIT,
                        false),
                    new Blocked(
                        RuleCode.of("no-grant"), AccountPattern.ALL.where(Dimension.STREAM, DFG)),
                    new OnlyKinds(
                        RuleCode.of("prices"), spend, Set.of(EntryKind.of("contract-price"))),
                    new NeedsApproval(RuleCode.of("minuted"), Set.of(EntryKind.of("virement"))),
                    new SpendingStays(
                        RuleCode.of("own"), SpendingStays.Within.OWN_STREAMS, Optional.empty()),
                    new SpendingStays(
                        RuleCode.of("fenced"),
                        SpendingStays.Within.RING_FENCE,
                        Optional.of(AccountPattern.ALL.where(Dimension.SCHEME, REABLEMENT))),
                    new ApprovedAhead(RuleCode.of("ahead"), 3))));
  }

  @Test
  void refusesLateEntriesUntilItIsToldOtherwise() {
    assertThat(read("rules: []")).isEqualTo(FundRules.NONE);
  }

  @Test
  void namesEveryMistakeAtOnceAndWhereItStands() {
    assertThat(
            refusalOf(
                    """
                    rules:
                      - {rule: none}
                      - {rule: two, blocked: {book: plan}, needsApproval: [virement]}
                      - {rule: town, blocked: {where: {partner: [icb, town], stream: [gfd]}}}
                    """)
                .mistakes())
        .extracting(Mistake::code, mistake -> mistake.place().path())
        .containsExactlyInAnyOrder(
            tuple("RULES_FORM_UNCLEAR", "rules[0]"),
            tuple("RULES_FORM_UNCLEAR", "rules[1]"),
            tuple("LEDGER_PARTNER_UNKNOWN", "rules[2].blocked.where.partner[1]"),
            tuple("LEDGER_STREAM_UNKNOWN", "rules[2].blocked.where.stream[0]"));
  }

  @Test
  void refusesANameThatStandsTwice() {
    var twice =
        refusalOf("rules: [{rule: a, blocked: {book: plan}}, {rule: a, needsApproval: [x]}]");
    assertThat(twice.mistakes())
        .extracting(Mistake::code, mistake -> mistake.place().path())
        .containsExactly(tuple("LEDGER_RULE_TWICE", "rules"));
    assertThat(twice).hasMessageContaining("Two rules have the name a. Rename one of them.");
  }

  /** A kind that is added is one that rules may name. */
  @Test
  void namesEveryKindOfAccount() {
    for (var kind : AccountKind.values()) {
      var rules = read("rules: [{rule: closed, blocked: {kinds: [%s]}}]".formatted(kind.word()));
      assertThat(rules.rules()).hasSize(1);
    }
  }
}
