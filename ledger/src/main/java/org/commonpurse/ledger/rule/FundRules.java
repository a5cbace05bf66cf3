package org.commonpurse.ledger.rule;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_RULE_TWICE;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.period.LateEntries;

/**
 * What a fund does not let anybody post, and what becomes of late entries.
 *
 * @param late  what becomes of entries in closed periods
 * @param ended  what becomes of entries for partners that ended
 * @param softCloseRoles  the roles that post in a period that is closed softly
 * @param fourEyes  what needs a second person; empty where nothing does
 * @param rules  the rules, each with a name of its own
 */
public record FundRules(
    LateEntries late,
    EndedPartners ended,
    Set<RoleCode> softCloseRoles,
    Optional<FourEyes> fourEyes,
    List<Rule> rules) {

  /** Late entries are refused, and there are no rules. */
  public static final FundRules NONE = new FundRules(LateEntries.REFUSE, Set.of(), List.of());

  /**
   * What every new fund is given as the first version of its rules: late entries are refused;
   * reserves are not overdrawn, of any owner and as at any day; a scheme is paid for by its streams,
   * capital by capital; a ring-fenced stream stays with its schemes; and what counts more than 15
   * months ahead needs an approval. To relax them is to set them without one, or with exceptions.
   */
  public static final FundRules DEFAULTS =
      new FundRules(
          LateEntries.REFUSE,
          Set.of(),
          List.of(
              new StaysOnSide(
                  RuleCode.of("reserves-stay"),
                  Book.ACTUAL,
                  AccountPattern.of(Book.ACTUAL, AccountKind.RESERVE),
                  Set.of(Dimension.RESERVE, Dimension.PARTNER),
                  StaysOnSide.Side.CREDIT,
                  true),
              spending("own-streams", SpendingStays.Within.OWN_STREAMS),
              spending("capital-apart", SpendingStays.Within.SAME_NATURE),
              spending("ring-fences", SpendingStays.Within.RING_FENCE),
              new ApprovedAhead(RuleCode.of("far-ahead"), 15)));

  private static Rule spending(String name, SpendingStays.Within within) {
    return new SpendingStays(RuleCode.of(name), within, Optional.empty());
  }

  public FundRules {
    Objects.requireNonNull(late, "late");
    Objects.requireNonNull(ended, "ended");
    softCloseRoles = Set.copyOf(softCloseRoles);
    Objects.requireNonNull(fourEyes, "fourEyes");
    rules = List.copyOf(rules);
    var names = new HashSet<RuleCode>();
    for (Rule rule : rules) {
      if (!names.add(rule.name())) {
        throw LEDGER_RULE_TWICE
            .because(
                "Two rules have the name " + rule.name() + ". Rename one of them.",
                "rule",
                rule.name())
            .toException();
      }
    }
  }

  /** Rules of a fund that refuses entries for partners that ended, and lets one person act alone. */
  public FundRules(LateEntries late, Set<RoleCode> softCloseRoles, List<Rule> rules) {
    this(late, EndedPartners.REFUSE, softCloseRoles, Optional.empty(), rules);
  }

  /** The same rules with acts that need a second person. */
  public FundRules with(FourEyes rule) {
    return new FundRules(late, ended, softCloseRoles, Optional.of(rule), rules);
  }
}
