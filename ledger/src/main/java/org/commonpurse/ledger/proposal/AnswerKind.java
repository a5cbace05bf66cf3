package org.commonpurse.ledger.proposal;

/** What is said to a proposal. */
public enum AnswerKind {
  /** An approver consents; the act is carried out. */
  APPROVE,
  /** A partner signs; with the last signature the act is carried out. */
  SIGN,
  /** Somebody whose consent it needs refuses it, which ends it. */
  REFUSE,
  /** Whoever made it takes it back, which ends it. */
  WITHDRAW
}
