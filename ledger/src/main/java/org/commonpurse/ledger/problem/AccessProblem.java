package org.commonpurse.ledger.problem;

/** What is wrong with keys, and with roles that are given and taken back. */
public enum AccessProblem implements ProblemType {
  ACCESS_BEYOND_REACH(
      Category.FORBIDDEN,
      "Beyond what one may give",
      "A key or a role is to reach further than the one who gives it may: another fund, or more operations than their own key.",
      "Leave out what goes further, or ask somebody who manages access in all funds."),
  ACCESS_GRANT_UNKNOWN(
      Category.NOT_FOUND,
      "No such grant",
      "No role was given under this number.",
      "Take the number from the review of access."),
  ACCESS_KEY_SHOWN(
      Category.CONFLICT,
      "Key was made and shown already",
      "A request to make a key was sent again. The key was made then, once; what it is can never be shown again.",
      "If the first answer was lost, revoke the key that the message names and make another."),
  ACCESS_KEY_UNKNOWN(
      Category.NOT_FOUND,
      "No such key",
      "No key has this id.",
      "Take the id from the list of keys; it is the second part of a key."),
  ACCESS_LAST_ADMINISTRATOR(
      Category.CONFLICT,
      "Nobody could give access any more",
      "After this, nobody would be left who can come in and manage access in all funds.",
      "Let somebody else have the role and a key first; or say evenIfLast, after which only break-glass at the database's machine helps."),
  ACCESS_MOMENT_PAST(
      Category.INVALID,
      "Key or grant would be over already",
      "A key or a role is given until a moment that is past.",
      "Give a moment to come, or leave it out."),
  ACCESS_OPERATION_UNKNOWN(
      Category.INVALID,
      "No such operation",
      "A key is to be good for an operation that there is not.",
      "Use the names that the description of the service gives as operationId."),
  ACCESS_PARTNER_NEEDED(
      Category.INVALID,
      "Role is a partner's, or is not",
      "A role that one has for a partner is given without one, or another role with one.",
      "Name the partner where the table of roles says so, and nowhere else."),
  ACCESS_REASON_MISSING(
      Category.INVALID,
      "No reason is given",
      "What needs a reason was asked for without one.",
      "Say why."),
  ACCESS_ROLE_UNKNOWN(
      Category.INVALID,
      "No such role",
      "A role is named that there is not.",
      "Use one that the message lists."),
  ACCESS_SUBJECT_RESERVED(
      Category.INVALID,
      "Subject is no person or system",
      "A key or a role is given to an id that the program itself gives to operators at the database's machine.",
      "Use an id of the person or system, such as a staff number.");

  private final CatalogueEntry entry;

  AccessProblem(Category category, String title, String meaning, String remedy) {
    entry = new CatalogueEntry(category, title, meaning, remedy);
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public CatalogueEntry entry() {
    return entry;
  }
}
