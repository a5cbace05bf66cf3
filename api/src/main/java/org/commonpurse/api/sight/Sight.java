package org.commonpurse.api.sight;

import java.util.Optional;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * What of a fund's books is shown to whoever asks. Lines are postings and what they say; what they come
 * to, such as what a scheme cost in a year, is shown to every partner.
 */
public sealed interface Sight permits Sight.Whole, PartSight {

  /** What stands in the place of a word that is not shown. */
  String WITHHELD = "withheld";

  /** All of it. */
  Sight WHOLE = new Whole();

  /** Whether it is shown that a partner has a part in the fund. */
  boolean sees(PartnerCode partner);

  /** Whether it is shown that a scheme pays a provider. */
  boolean seesPaid(Scheme scheme, PartnerCode provider);

  /** Whether postings to an account are shown. */
  boolean sees(Account account);

  /** Whether postings to an account are shown one by one, with all that is said of them. */
  boolean seesEach(Account account);

  /**
   * Lets them see what is of one partner, or does not.
   *
   * @param partner  which; nothing where it is of all of them
   * @throws ProblemException {@code SERVICE_NOT_SHOWN}
   */
  void requireOf(Optional<PartnerCode> partner);

  /**
   * Lets them see what shows every line, or does not.
   *
   * @throws ProblemException {@code SERVICE_NOT_SHOWN}
   */
  void requireEveryLine();

  /**
   * The refusal of what is not shown.
   *
   * @param what  what it is, and what to ask for, in sentences
   */
  ProblemException refusal(String what);

  /** The sight of whoever sees everything. */
  record Whole() implements Sight {

    @Override
    public boolean sees(PartnerCode partner) {
      return true;
    }

    @Override
    public boolean seesPaid(Scheme scheme, PartnerCode provider) {
      return true;
    }

    @Override
    public boolean sees(Account account) {
      return true;
    }

    @Override
    public boolean seesEach(Account account) {
      return true;
    }

    @Override
    public ProblemException refusal(String what) {
      throw new IllegalStateException("Nothing is withheld here. " + what);
    }

    @Override
    public void requireOf(Optional<PartnerCode> partner) {
      // Everything is theirs to see.
    }

    @Override
    public void requireEveryLine() {
      // Everything is theirs to see.
    }
  }
}
