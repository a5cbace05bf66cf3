package org.commonpurse.ledger.seal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an event of a fund's chain records. Kinds are added and never taken away. */
public enum EventKind {
  /** A version of the fund itself; the document is the fund. */
  FUND,
  /** A version of the fund's rules. */
  RULES,
  /** An act on a period: its subject is the period. */
  PERIOD,
  /** A version of an agreement, word for word; its subject is the agreement and the version. */
  AGREEMENT,
  /** Notice that ends an agreement early; its subject is the agreement. */
  NOTICE,
  /** A fund was wound up or a partner left it; its subject is the partner, or {@code fund}. */
  EXIT,
  /** A revision of an allocation; its subject is the allocation's key. */
  ALLOCATION,
  /** A revision of an allocation that a decision of the board made. */
  DECISION,
  /** A revision of an allocation that a partner's position made. */
  POSITION,
  /** Where a partner stands on a due of its own; its subject is the entry and the partner. */
  DUE,
  /** A partner's list compared with ours; its subject is the partner. */
  RECONCILIATION,
  /** Terms of a package of care from a day on; its subject is the package's reference. */
  PACKAGE,
  /** A version of the fund's model of measures, word for word; its subject is the version. */
  MEASURES,
  /** A value observed of a measure; its subject is the effect, the quarter and the revision. */
  OBSERVATION,
  /** An observed value was approved and counts; the document says what it came to. */
  APPROVAL,
  /** The claim of an approved value was given up; the document says why, and the entry that reverses. */
  WAIVER,
  /** What a plan was projected to come to, as known then; its subject is the number of the forecast. */
  FORECAST,
  /** Somebody proposed an act that needs a second person; its subject is the number of the proposal. */
  PROPOSAL,
  /** Somebody answered a proposal, which is its subject; the document says what was recorded by it. */
  ANSWER,
  /** A text was taken out of a link, which is its subject; the document says why, and keeps its hashes. */
  REDACTION,
  /** An act was carried out under a key, which is its subject; the document says which and for whom. */
  ACT;

  /** The kind as it is written, such as {@code agreement}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that is written so. */
  public static Optional<EventKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
