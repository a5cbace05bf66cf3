package org.commonpurse.allocation.term;

import org.commonpurse.ledger.id.ReserveCode;

/** Money of the fund that can meet a cost before partners do. */
public sealed interface Source {

  /** The source in a sentence: {@code the risk pool}. */
  String inWords(Words words);

  /** Its name in documents and accounts; one of the two words below, or that of a reserve. */
  ReserveCode code();

  /** Whether it is a reserve, whose balance goes on from one application to the next. */
  default boolean isReserve() {
    return false;
  }

  /** The source with a name: underspends, uncommitted, or else the reserve called so. */
  static Source of(ReserveCode code) {
    if (code.equals(Underspends.CODE)) {
      return new Underspends();
    }
    return code.equals(Uncommitted.CODE) ? new Uncommitted() : new Reserve(code);
  }

  /** A reserve that the agreement names. */
  record Reserve(ReserveCode code) implements Source {
    @Override
    public String inWords(Words words) {
      return "the " + words.plain(code);
    }

    @Override
    public boolean isReserve() {
      return true;
    }
  }

  /** What other schemes of the fund have spent less than their budgets. */
  record Underspends() implements Source {
    static final ReserveCode CODE = ReserveCode.of("underspends");

    @Override
    public String inWords(Words words) {
      return "underspends elsewhere in the fund";
    }

    @Override
    public ReserveCode code() {
      return CODE;
    }
  }

  /** Budget of schemes that is not committed to anybody yet. */
  record Uncommitted() implements Source {
    static final ReserveCode CODE = ReserveCode.of("uncommitted");

    @Override
    public String inWords(Words words) {
      return "scheme money not yet committed";
    }

    @Override
    public ReserveCode code() {
      return CODE;
    }
  }
}
