package org.commonpurse.ledger.problem;

/** Why the database cannot be used now. */
public enum StoreProblem implements ProblemType {
  LEDGER_BACKUP_OF_SERVER(
      Category.INVALID,
      "A server's database is backed up by the server",
      "A copy of the database's file is asked for, but a server keeps the database.",
      "Use what the server has for it, such as pg_basebackup."),
  LEDGER_CLOCK_BEHIND(
      Category.UNAVAILABLE,
      "Clock is behind the chain",
      "The clock says that it is earlier than when the last link of the fund's chain was recorded, by more"
          + " than the settings let pass.",
      "Set the clock right; if it was ahead before, wait until that moment, or raise"
          + " database.clockBehindMax for as long."),
  LEDGER_CLOSED(
      Category.UNAVAILABLE,
      "Ledger is closed",
      "The program has closed the ledger, such as while it shuts down.",
      "Try again when it has started."),
  LEDGER_OUTCOME_UNKNOWN(
      Category.UNAVAILABLE,
      "Whether it was recorded is not known",
      "The database server went away while it recorded what was sent, before it answered.",
      "Send it again with the same key: what was recorded is told, and what was not is recorded then."),
  LEDGER_READERS_BUSY(
      Category.UNAVAILABLE,
      "Too many read at once",
      "As many questions as the books answer at once took too long for one more to wait.",
      "Ask again in a moment, or ask for less at once."),
  LEDGER_ROLE_UNFIT(
      Category.INVALID,
      "Role cannot run the service",
      "The database has no such role, or one that could change what is recorded: an owner of tables, a superuser, or a member of"
          + " such.",
      "Have the server's administrator create a role of its own for it: CREATE ROLE name LOGIN."),
  LEDGER_STORE_BUSY(
      Category.UNAVAILABLE,
      "Another process holds the database",
      "Another process writes to the database, and did not let go of it in time.",
      "End it, or try again."),
  LEDGER_STORE_FAILED(
      Category.UNAVAILABLE,
      "Database refused",
      "The database refused what it was asked, for a reason that the message gives.",
      "Ask the one who runs the database; send it again with the same key."),
  LEDGER_STORE_FULL(
      Category.UNAVAILABLE,
      "No room is left",
      "The disk is full, or the database server is out of disk, memory or connections.",
      "Make room and send it again with the same key."),
  LEDGER_STORE_READ_ONLY(
      Category.UNAVAILABLE,
      "Database is read-only",
      "The database, its file or its folder cannot be written, or the server that was reached is a replica.",
      "Send it again with the same key; where it lasts, correct the permissions or the address."),
  LEDGER_TRACES_LEFT(
      Category.UNAVAILABLE,
      "Traces of what was removed are left",
      "What was asked for is recorded, but the unused parts of the database's file could not be emptied: another"
          + " process holds it, or there is no room to write it anew.",
      "Send it again with the same key when the other has ended, or when there is room."),
  LEDGER_STORE_TOO_NEW(
      Category.UNAVAILABLE,
      "Database is of a newer version",
      "A newer version of this program has changed the database.",
      "Use that version, or a newer one."),
  LEDGER_STORE_UNREACHABLE(
      Category.UNAVAILABLE,
      "Database cannot be reached",
      "The database server does not answer, as while another takes its place, or the file cannot be opened.",
      "Ask again after the seconds that the header Retry-After names; where it lasts, correct the address, path or permissions."),
  LEDGER_URL_UNKNOWN(
      Category.MALFORMED,
      "Address is of no database we know",
      "A ledger is kept in SQLite or PostgreSQL; the address is of neither.",
      "Give one like jdbc:sqlite:ledger.db or jdbc:postgresql://host/database.");

  private final CatalogueEntry entry;

  StoreProblem(Category category, String title, String meaning, String remedy) {
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
