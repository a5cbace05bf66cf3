package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_FUND_DIFFERS;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_FUND_LOSES;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundRegister;
import org.commonpurse.ledger.fund.Funds;
import org.commonpurse.ledger.fund.Measure;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.RulesDocument;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The funds of a store. */
public final class FundStore implements FundRegister {

  /** The version of each fund that was known at a moment, or else its first. */
  private static final String KNOWN =
      """
      SELECT f.id, e.number, h.events, e.document
      FROM fund f
      JOIN fund_head h ON h.fund = f.id
      JOIN event e ON e.fund = f.id
        AND e.number = COALESCE(
          (SELECT MAX(v.number) FROM event v
            WHERE v.fund = f.id AND v.kind = 'fund' AND v.recorded_at <= ?),
          (SELECT MIN(v.number) FROM event v
            WHERE v.fund = f.id AND v.kind = 'fund'))
      """;

  private final Transactions transactions;
  private final @Nullable FundStore shared;
  private final ConcurrentHashMap<FundCode, FundState> states = new ConcurrentHashMap<>();

  /** How often this forgot its funds; of a transaction, how often the shared ones were before it began. */
  private final AtomicLong forgotten = new AtomicLong();

  /** The funds of the store, remembered from one transaction to the next. */
  public FundStore(Transactions transactions) {
    this.transactions = transactions;
    this.shared = null;
  }

  /** The funds in one transaction, which keeps to itself what it learns. */
  public FundStore(Transactions transactions, FundStore shared) {
    this.transactions = transactions;
    this.shared = shared;
    this.forgotten.set(shared.forgotten.get());
  }

  /**
   * A version of a fund.
   *
   * @param number  of the event that holds it
   * @param events  how many events the fund's chain has
   */
  record Row(long id, Fund fund, long number, long events) {}

  @Override
  public Fund register(Fund fund, Optional<ActRequest> request, Actor by) {
    Row row =
        transactions.write(
            connection -> {
              Handle handle = Handles.on(connection);
              Optional<Row> present = readRow(handle, fund.code(), View.NOW);
              if (request.isEmpty()) {
                return registered(handle, fund, present, by);
              }
              if (present.isPresent()) {
                var state = stateOf(present.get());
                new EventLog(handle, state.id(), fund.code()).lock(transactions);
                if (ActStore.find(connection, state, request.get()).isPresent()) {
                  return present.get();
                }
              }
              Row added = registered(handle, fund, present, by);
              // To register a fund posts nothing.
              ActStore.record(
                  transactions, connection, stateOf(added), request.get(), "", Long.MAX_VALUE);
              return added;
            });
    remember(row);
    // A fund that was amended since is told as it was registered.
    return fund;
  }

  private Row registered(Handle handle, Fund fund, Optional<Row> present, Actor by)
      throws SQLException {
    return present.isPresent() ? requireSame(present.get(), fund) : insert(handle, fund, by);
  }

  private static Row requireSame(Row present, Fund fund) {
    if (!present.fund().equals(fund)) {
      throw LEDGER_FUND_DIFFERS
          .because(
              "Fund "
                  + fund.code()
                  + " is registered already, and differs from this one. Amend it, or use another"
                  + " code; nothing was recorded.",
              "fund",
              fund.code())
          .toException();
    }
    return present;
  }

  private Row insert(Handle handle, Fund fund, Actor by) throws SQLException {
    long id = handle.select("SELECT COALESCE(MAX(id), 0) + 1 FROM fund").mapTo(Long.class).one();
    handle.execute("INSERT INTO fund (id, code) VALUES (?, ?)", id, fund.code().value());
    handle.execute(
        """
        INSERT INTO fund_head (fund, sequence, accounts, kept_to, recorded_at, seal, events)
        VALUES (?, 0, 0, 0, 0, ?, 0)
        """,
        id,
        new byte[32]);
    var log = new EventLog(handle, id, fund.code());
    Row version = append(log, id, fund, by);
    String rules = RulesDocument.write(FundRules.DEFAULTS);
    ChainEvent last = log.append(transactions, EventKind.RULES, RuleStore.SUBJECT, rules, by);
    return new Row(id, fund, version.number(), last.number());
  }

  private Row append(EventLog log, long id, Fund fund, Actor by) throws SQLException {
    ChainEvent event =
        log.append(transactions, EventKind.FUND, fund.code().value(), FundDocument.write(fund), by);
    return new Row(id, fund, event.number(), event.number());
  }

  @Override
  public Fund amend(Fund fund, Actor by) {
    FundState state = renewedState(fund.code());
    Row row =
        transactions.write(
            connection -> {
              var log = new EventLog(connection, state);
              log.lock(transactions);
              Row present =
                  readRow(Handles.on(connection), fund.code(), View.NOW)
                      .orElseThrow(() -> unknown(fund.code()));
              if (present.fund().equals(fund)) {
                return present;
              }
              requireNothingLost(present.fund(), fund);
              return append(log, present.id(), fund, by);
            });
    remember(row);
    return row.fund();
  }

  private static void requireNothingLost(Fund present, Fund newer) {
    requireAll(
        "partner",
        codes(present.partners(), Partner::code),
        newer,
        codes(newer.partners(), Partner::code));
    requireAll(
        "stream",
        codes(present.streams(), Stream::code),
        newer,
        codes(newer.streams(), Stream::code));
    requireAll(
        "scheme",
        codes(present.schemes(), Scheme::code),
        newer,
        codes(newer.schemes(), Scheme::code));
    requireAll(
        "measure",
        codes(present.measures(), Measure::code),
        newer,
        codes(newer.measures(), Measure::code));
    if (!present.currency().equals(newer.currency())) {
      throw loses(newer.code(), "currency " + present.currency().getCurrencyCode());
    }
    if (!present.opensOn().equals(newer.opensOn())) {
      throw loses(newer.code(), "first day " + present.opensOn());
    }
    newer
        .closesOn()
        .filter(last -> present.closesOn().map(last::isBefore).orElse(false))
        .ifPresent(
            last -> {
              throw loses(newer.code(), "days after " + last);
            });
  }

  private static <T, C extends Code> List<C> codes(List<T> things, Function<T, C> codeOf) {
    return things.stream().map(codeOf).toList();
  }

  private static <C extends Code> void requireAll(
      String kind, List<C> present, Fund newer, List<C> kept) {
    var lost = new HashSet<>(present);
    kept.forEach(lost::remove);
    if (!lost.isEmpty()) {
      throw loses(newer.code(), kind + " " + lost.iterator().next());
    }
  }

  private static RuntimeException loses(FundCode fund, String what) {
    return LEDGER_FUND_LOSES
        .because(
            "The newer version of fund "
                + fund
                + " lacks its "
                + what
                + ", to which entries may refer. Put it back; nothing was recorded.",
            "fund",
            fund,
            "lost",
            what)
        .toException();
  }

  @Override
  public List<Fund> list() {
    return transactions.readWithHandle(
        handle ->
            handle
                .select(KNOWN + " ORDER BY f.code")
                .bind(0, known(transactions.view()))
                .map((row, context) -> FundDocument.read(row.getString(4)))
                .list());
  }

  @Override
  public Optional<Fund> find(FundCode code) {
    Optional<Row> row = findRow(code);
    row.ifPresent(this::remember);
    return row.map(Row::fund);
  }

  private Optional<Row> findRow(FundCode code) {
    return transactions.read(
        connection -> {
          Optional<Row> row = inView(connection, code);
          boolean mayBeOld = row.isPresent() && transactions.keepAsItIs(row.get().id());
          return mayBeOld ? inView(connection, code) : row;
        });
  }

  /** The version that the view knows: what is remembered, where the chain has no event since. */
  private Optional<Row> inView(Connection connection, FundCode code) throws SQLException {
    View view = transactions.view();
    FundState known = remembered(code);
    if (known != null && view.asKnown().isEmpty()) {
      var head = JournalHead.read(connection, transactions.dialect().head(), known.id());
      if (head.events() == known.events()) {
        return Optional.of(known.row());
      }
    }
    return readRow(Handles.on(connection), code, view, known);
  }

  @Override
  public Fund get(FundCode code) {
    return find(code).orElseThrow(() -> unknown(code));
  }

  /** What is remembered of a fund, which may have been amended since by another process. */
  FundState state(FundCode code) {
    FundState known = states.get(code);
    return known != null ? known : renewedState(code);
  }

  /** What is remembered of a fund, as it stands in the store now. */
  FundState renewedState(FundCode code) {
    return remember(findRow(code).orElseThrow(() -> unknown(code)));
  }

  private FundState remember(Row row) {
    if (shared != null && mayTell(shared) && transactions.view().asKnown().isEmpty()) {
      shared.remember(row);
    }
    FundState state = states.computeIfAbsent(row.fund().code(), code -> stateOf(row));
    state.renew(row);
    return state;
  }

  /** Forgets the funds, so that each is read again; who works with one meanwhile learns of it. */
  public void forget() {
    forgotten.incrementAndGet();
    states.values().forEach(FundState::doubt);
    states.clear();
  }

  private FundState stateOf(Row row) {
    FundState known = shared == null ? null : shared.states.get(row.fund().code());
    if (shared == null || known == null) {
      return new FundState(row);
    }
    return mayTell(shared) ? known.forSnapshot(row) : known.forTransaction(row);
  }

  /** Whether others may learn what this reads: it is committed, and of the server that is there still. */
  private boolean mayTell(FundStore others) {
    return transactions.seesOnlyWhatIsCommitted() && others.forgotten.get() == forgotten.get();
  }

  private Optional<Row> readRow(Handle handle, FundCode code, View view) {
    return readRow(handle, code, view, remembered(code));
  }

  private @Nullable FundState remembered(FundCode code) {
    FundState own = states.get(code);
    return own != null || shared == null ? own : shared.states.get(code);
  }

  /**
   * A version of a fund.
   *
   * @param remembered  what is remembered of it: a document that it was made of is not read again
   */
  static Optional<Row> readRow(
      Handle handle, FundCode code, View view, @Nullable FundState remembered) {
    return handle
        .select(KNOWN + " WHERE f.code = ?")
        .bind(0, known(view))
        .bind(1, code.value())
        .map(
            (row, context) -> {
              long number = row.getLong(2);
              Fund fund =
                  remembered != null && remembered.number() == number
                      ? remembered.fund()
                      : FundDocument.read(row.getString(4));
              return new Row(row.getLong(1), fund, number, row.getLong(3));
            })
        .findOne();
  }

  private static long known(View view) {
    return view.asKnown().map(Seals::micros).orElse(Long.MAX_VALUE);
  }

  static RuntimeException unknown(FundCode code) {
    return Funds.unknown(code);
  }
}
