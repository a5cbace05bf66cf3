package org.commonpurse.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonpurse.ledger.access.AccessRegister;
import org.commonpurse.ledger.agreement.AgreementRegister;
import org.commonpurse.ledger.allocation.AllocationRegister;
import org.commonpurse.ledger.audit.AuditTrail;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.BooksOfAnAct;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.fund.FundRegister;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.internal.AccessStore;
import org.commonpurse.ledger.internal.AgreementStore;
import org.commonpurse.ledger.internal.AllocationStore;
import org.commonpurse.ledger.internal.AuditStore;
import org.commonpurse.ledger.internal.BalanceStore;
import org.commonpurse.ledger.internal.BulkStore;
import org.commonpurse.ledger.internal.FeedStore;
import org.commonpurse.ledger.internal.FundStore;
import org.commonpurse.ledger.internal.JournalStore;
import org.commonpurse.ledger.internal.PeriodStore;
import org.commonpurse.ledger.internal.RuleStore;
import org.commonpurse.ledger.internal.SqliteFiles;
import org.commonpurse.ledger.internal.Store;
import org.commonpurse.ledger.internal.StoredBooks;
import org.commonpurse.ledger.internal.Verifier;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.journal.Journal;
import org.commonpurse.ledger.period.PeriodControl;
import org.commonpurse.ledger.plan.Plans;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.reconciliation.Reconciliations;
import org.commonpurse.ledger.rule.RuleBook;
import org.commonpurse.ledger.seal.Feed;
import org.commonpurse.ledger.transfer.Exports;
import org.commonpurse.ledger.transfer.Imports;
import org.commonpurse.ledger.verify.CheckpointKeeper;
import org.commonpurse.ledger.verify.StoreCondition;
import org.commonpurse.ledger.verify.Verification;

/**
 * The books of pooled funds, kept in one database.
 * <p>
 * Any number of threads may use one ledger. On PostgreSQL any number of processes may open the same
 * database; on SQLite one process should write while others read.
 */
public final class Ledger implements AutoCloseable {

  /** How far a clock may be behind the last link of a chain, unless something else is said. */
  public static final Duration CLOCK_BEHIND_MAX = Duration.ofMinutes(5);

  private final Store store;
  private final Books books;
  private final FundRegister funds;
  private final Journal journal;
  private final Balances balances;
  private final Reconciliations reconciliation;
  private final PeriodControl periods;
  private final RuleBook rules;
  private final Plans plans;
  private final Verifier verification;
  private final Exports exports;
  private final BulkStore bulk;
  private final Imports imports;
  private final AgreementRegister agreements;
  private final AllocationRegister allocations;
  private final AccessRegister access;
  private final AuditStore audit;
  private final FeedStore feed;

  private Ledger(Store store, CheckpointKeeper keeper) {
    var known = new FundStore(store);
    var entries = new JournalStore(store, known);
    var verifier = new Verifier(store, known);
    Consumer<FundCode> closed = fund -> keeper.keep(verifier.checkpoint(fund));
    this.store = store;
    this.funds = known;
    this.journal = entries;
    this.balances = new BalanceStore(store, known);
    this.verification = verifier;
    this.periods = new PeriodStore(store, known, balances, closed);
    this.books = new StoredBooks(store, known, closed);
    this.reconciliation = new Reconciliations(books);
    this.rules = new RuleStore(store, known);
    this.plans = new Plans(books, journal);
    this.exports = new Exports(known, entries);
    this.bulk = new BulkStore(store, known);
    this.imports = new Imports(bulk, known);
    this.agreements = new AgreementStore(store, known);
    this.allocations = new AllocationStore(store, known);
    var register = new AccessStore(store);
    this.access = register;
    this.audit = new AuditStore(store);
    this.feed = new FeedStore(store, known);
    store.whenMissed(known::forget);
    store.whenMissed(register::forget);
  }

  /** The ledger as an act sees it. */
  private Ledger(Ledger outer, FundCode fund, Writing act) {
    this.store = outer.store;
    this.books = new BooksOfAnAct(fund, act);
    this.funds = act.funds();
    this.journal = act.journal();
    this.balances = act.balances();
    this.periods = act.periods();
    this.rules = act.rules();
    this.agreements = act.agreements();
    this.allocations = act.allocations();
    this.reconciliation = new Reconciliations(books);
    this.plans = new Plans(books, journal);
    this.verification = outer.verification;
    this.exports = outer.exports;
    this.bulk = outer.bulk;
    this.imports = outer.imports;
    this.access = outer.access;
    this.audit = outer.audit;
    this.feed = outer.feed;
  }

  /**
   * This ledger within an act: what is written through it is part of the act, and is recorded with it or not
   * at all. What writes or reads in its own time, such as an import, an export or the register of access, is
   * not of the act, and refuses to be used there.
   *
   * @param fund  the fund that the act writes to; whoever writes to another is refused
   */
  public Ledger within(FundCode fund, Writing act) {
    return new Ledger(this, fund, act);
  }

  /**
   * Opens a ledger, creating its tables or bringing them to the newest version.
   *
   * @param jdbcUrl  such as {@code jdbc:sqlite:ledger.db} or {@code
   *     jdbc:postgresql://localhost/ledger}
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_URL_UNKNOWN} or {@code
   *     LEDGER_STORE_UNREACHABLE}
   */
  public static Ledger open(String jdbcUrl) {
    return open(jdbcUrl, Clock.systemUTC());
  }

  /**
   * Opens a ledger that takes its moments from a clock.
   *
   * @param clock  tells when an entry is recorded; finer parts than a microsecond are dropped
   */
  public static Ledger open(String jdbcUrl, Clock clock) {
    return open(jdbcUrl, clock, CheckpointKeeper.NONE);
  }

  /**
   * Opens a ledger that has a checkpoint kept of each fund whenever one of its periods is closed.
   *
   * @param keeper  keeps them, outside of the database
   */
  public static Ledger open(String jdbcUrl, Clock clock, CheckpointKeeper keeper) {
    return open(jdbcUrl, clock, keeper, CLOCK_BEHIND_MAX);
  }

  /**
   * Opens a ledger that says how far its clock may be behind what was recorded.
   *
   * @param clockBehindMax  how far; what would be recorded further behind the last link of its chain is
   *     refused as {@code LEDGER_CLOCK_BEHIND}, since it would bear that link's moment and not its own
   */
  public static Ledger open(
      String jdbcUrl, Clock clock, CheckpointKeeper keeper, Duration clockBehindMax) {
    return new Ledger(Store.open(jdbcUrl, clock, clockBehindMax), keeper);
  }

  /** The file in which the books of a URL are kept; empty where a server or the memory keeps them. */
  public static Optional<Path> file(String jdbcUrl) {
    return SqliteFiles.of(jdbcUrl);
  }

  /**
   * Creates an empty file for books, which only its owner may read and write, unless it is there.
   */
  public static void createFile(Path file) {
    SqliteFiles.createPrivate(file);
  }

  /** The books as one thing: what takes more than one question or one entry goes through them. */
  public Books books() {
    return books;
  }

  /** The funds. */
  public FundRegister funds() {
    return funds;
  }

  /** The journals of all funds. */
  public Journal journal() {
    return journal;
  }

  /** The balances of all funds. */
  public Balances balances() {
    return balances;
  }

  /** Comparison with the partners' own lists. */
  public Reconciliations reconciliation() {
    return reconciliation;
  }

  /** The accounting periods of all funds. */
  public PeriodControl periods() {
    return periods;
  }

  /** What the funds do not let anybody post. */
  public RuleBook rules() {
    return rules;
  }

  /** Budgets, virements and forecasts, against what was spent. */
  public Plans plans() {
    return plans;
  }

  /** Proof that the books are as they were recorded. */
  public Verification verification() {
    return verification;
  }

  /** The journals, written out for other programs. */
  public Exports exports() {
    return exports;
  }

  /** The journals of all funds, for more entries at once than memory holds. */
  public BulkJournal bulk() {
    return bulk;
  }

  /** Entries from the files of other programs. */
  public Imports imports() {
    return imports;
  }

  /** The agreements of all funds, word for word. */
  public AgreementRegister agreements() {
    return agreements;
  }

  /** The allocations of all funds, as they were made. */
  public AllocationRegister allocations() {
    return allocations;
  }

  /** What was recorded in each fund, for readers that come back for more. */
  public Feed feed() {
    return feed;
  }

  /** Who may ask the service: keys and roles. */
  public AccessRegister access() {
    return access;
  }

  /** Who did what, when, from where and with which result. */
  public AuditTrail audit() {
    return audit;
  }

  /**
   * Copies the books, as they stand at one moment, into an SQLite file that is not there yet; others read and
   * record meanwhile.
   *
   * @throws ProblemException {@code LEDGER_BACKUP_OF_SERVER} if a server keeps the database, or what
   *     the database refuses, such as a full disk
   */
  public void copyTo(Path file) {
    store.copyTo(file);
  }

  /**
   * Lets a role of a PostgreSQL server run the service on these books: it reads and adds, and can neither
   * change or remove what is recorded nor take away what keeps it. What it was granted before is taken back.
   *
   * @param role  one that the server has, and that owns nothing here
   * @throws ProblemException {@code LEDGER_ROLE_UNFIT} if there is no such role, if it could change what is
   *     recorded anyway, or if a file keeps the books
   */
  public void letRun(String role) {
    store.letRun(role);
  }

  /** Whether the database is fit to be recorded in now; it reads where each chain ends. */
  public StoreCondition condition() {
    return store.condition();
  }

  /** How many acts and groups of entries wait to be recorded. */
  public int writesWaiting() {
    return store.writesWaiting();
  }

  /**
   * Why the last write found no room, if that was in the last minute and none has succeeded since: a
   * {@code LEDGER_STORE_FULL}.
   */
  public Optional<ProblemException> outOfRoom() {
    return store.outOfRoom();
  }

  /** Waits for what is being recorded, then closes the database. Closing twice does nothing. */
  @Override
  public void close() {
    store.close();
  }
}
