package org.commonpurse.api.operation.spec;

/** What somebody must be allowed to do before an operation is theirs to run. */
public enum Permission {
  /** To see funds, entries, balances, plans, periods and rules. */
  READ_BOOKS,
  /** To see agreements, allocations, payments and where costs fall. */
  READ_ALLOCATIONS,
  /** To replay the books, take checkpoints and write the journal out. */
  AUDIT,
  /** To register and amend funds. */
  MANAGE_FUNDS,
  /** To set what nobody may post. */
  MANAGE_RULES,
  /** To post and import entries, and to take them back. */
  POST,
  /** To take narratives out for good. */
  REDACT,
  /** To budget, to move budget and to forecast. */
  PLAN,
  /** To close periods. */
  CLOSE_PERIODS,
  /** To ask that a period is opened again, and to answer somebody else who asked. */
  REOPEN_PERIODS,
  /** To add what partners signed. */
  MANAGE_AGREEMENTS,
  /** To apply agreements to the books. */
  ALLOCATE,
  /** To record what a board decided. */
  DECIDE,
  /** To record where a partner stands. */
  TAKE_POSITION,
  /** To see packages of care of single people, under their pseudonyms. */
  READ_PACKAGES,
  /** To record packages of care. */
  RECORD_PACKAGES,
  /** To see measures: models, observed values, claims, and realised against planned. */
  READ_MEASURES,
  /** To record models of measures. */
  MANAGE_MEASURES,
  /** To record observed values of measures. */
  OBSERVE_MEASURES,
  /** To approve observed values that somebody else recorded. */
  APPROVE_MEASURES,
  /** To propose what needs a second person, of what one may do oneself. */
  PROPOSE,
  /** To answer what somebody else proposed: to approve it, or to sign it for one's partner. */
  ANSWER,
  /** To compare a partner's list with what the fund received. */
  RECONCILE,
  /** To give keys and roles, and to take them back. */
  MANAGE_ACCESS,
  /** To see who has which keys and roles, since when, and when they were used. */
  REVIEW_ACCESS;

  /** Whether one does it for a partner, and so only for one's own where one has a role for a partner. */
  public boolean isForOnesPartner() {
    return this == TAKE_POSITION || this == RECONCILE;
  }
}
