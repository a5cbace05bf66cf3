package org.commonpurse.allocation.ownledger;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;

/** A line of an entry from the partner's side: what the fund credits the partner debits. */
public sealed interface MirroredLine {

  /** The amount in pence: above zero the partner debits it, below zero it credits it. */
  long pence();

  /** What the line stands on, for messages. */
  String standsOn();

  /**
   * A line on an account that is of the partner.
   *
   * @param account  of the fund; one that passed to the partner stands as its own
   */
  record OnAccount(Account account, long pence) implements MirroredLine {

    public OnAccount {
      Objects.requireNonNull(account, "account");
    }

    @Override
    public String standsOn() {
      return account.path();
    }
  }

  /**
   * What the rest of the entry came to.
   *
   * @param otherSide  the kinds of account of the rest, at least one
   */
  record Balancing(SortedSet<AccountKind> otherSide, long pence) implements MirroredLine {

    public Balancing {
      otherSide = Collections.unmodifiableSortedSet(new TreeSet<>(otherSide));
    }

    @Override
    public String standsOn() {
      return "the other side "
          + String.join(" and ", otherSide.stream().map(AccountKind::word).toList());
    }
  }
}
