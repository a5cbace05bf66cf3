package org.commonpurse.allocation.ownledger;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;

/** Which codes of the partner some lines of a journal have. */
public sealed interface CodeRule {

  /** The codes, by the names that columns call them by. */
  Map<String, String> codes();

  /** Whether it is for a line. */
  boolean fits(MirroredLine line);

  /** For lines on some of the accounts that are of the partner. */
  record OfAccounts(AccountPattern accounts, Map<String, String> codes) implements CodeRule {

    public OfAccounts {
      Objects.requireNonNull(accounts, "accounts");
      codes = Map.copyOf(codes);
    }

    @Override
    public boolean fits(MirroredLine line) {
      return line instanceof MirroredLine.OnAccount own
          && accounts.matches(Book.ACTUAL, own.account());
    }
  }

  /**
   * For balancing lines of entries whose other side has an account of some kinds. No more is asked of it:
   * its accounts may be others' and not for the partner to see.
   */
  record OfOtherSide(Set<AccountKind> kinds, Map<String, String> codes) implements CodeRule {

    public OfOtherSide {
      kinds = Set.copyOf(kinds);
      codes = Map.copyOf(codes);
    }

    @Override
    public boolean fits(MirroredLine line) {
      return line instanceof MirroredLine.Balancing balancing
          && balancing.otherSide().stream().anyMatch(kinds::contains);
    }
  }
}
