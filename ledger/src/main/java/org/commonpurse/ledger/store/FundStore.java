package org.commonpurse.ledger.store;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_FUND_DIFFERS;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_FUND_LOSES;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_FUND_UNKNOWN;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Funds;
import org.commonpurse.ledger.fund.Measure;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The funds of a store. */
public final class FundStore implements Funds {

  private static final String NEWEST =
      """
      SELECT f.id, v.document, h.revision
      FROM fund f
      JOIN fund_head h ON h.fund = f.id
      JOIN fund_version v ON v.fund = f.id
        AND v.version = (SELECT MAX(w.version) FROM fund_version w WHERE w.fund = f.id)
      """;

  private final Store store;
  private final ConcurrentHashMap<Code, FundState> states = new ConcurrentHashMap<>();

  /** The funds of the store. */
  public FundStore(Store store) {
    this.store = store;
  }

  record Row(long id, Fund fund, long revision) {}

  @Override
  public Fund register(Fund fund, Actor by) {
    Row row =
        store.write(
            connection -> {
              Handle handle = Jdbi.open(connection);
              Optional<Row> present = readRow(handle, fund.code());
              if (present.isPresent()) {
                return requireSame(present.get(), fund);
              }
              return insert(handle, fund, by);
            });
    remember(row);
    return row.fund();
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

  private Row insert(Handle handle, Fund fund, Actor by) {
    long id = handle.select("SELECT COALESCE(MAX(id), 0) + 1 FROM fund").mapTo(Long.class).one();
    handle.execute("INSERT INTO fund (id, code) VALUES (?, ?)", id, fund.code().value());
    handle.execute(
        """
        INSERT INTO fund_head (fund, sequence, accounts, kept_to, recorded_at, seal, revision)
        VALUES (?, 0, 0, 0, 0, ?, 1)
        """,
        id,
        new byte[32]);
    insertVersion(handle, id, 1, fund, by);
    return new Row(id, fund, 1);
  }

  private void insertVersion(Handle handle, long id, long version, Fund fund, Actor by) {
    handle.execute(
        """
        INSERT INTO fund_version (fund, version, document, recorded_at, actor)
        VALUES (?, ?, ?, ?, ?)
        """,
        id,
        version,
        FundDocument.write(fund),
        Seals.micros(store.now()),
        by.name());
  }

  @Override
  public Fund amend(Fund fund, Actor by) {
    Row row =
        store.write(
            connection -> {
              Handle handle = Jdbi.open(connection);
              Row present = readRow(handle, fund.code()).orElseThrow(() -> unknown(fund.code()));
              if (present.fund().equals(fund)) {
                return present;
              }
              requireNothingLost(present.fund(), fund);
              Head head = Head.read(connection, store.dialect().headForWriting(), present.id());
              long version =
                  handle
                      .select("SELECT MAX(version) + 1 FROM fund_version WHERE fund = ?")
                      .bind(0, present.id())
                      .mapTo(Long.class)
                      .one();
              insertVersion(handle, present.id(), version, fund, by);
              handle.execute(
                  "UPDATE fund_head SET revision = revision + 1 WHERE fund = ?", present.id());
              return new Row(present.id(), fund, head.revision() + 1);
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

  private static <T> List<Code> codes(List<T> things, Function<T, Code> codeOf) {
    return things.stream().map(codeOf).toList();
  }

  private static void requireAll(String kind, List<Code> present, Fund newer, List<Code> kept) {
    var lost = new HashSet<>(present);
    kept.forEach(lost::remove);
    if (!lost.isEmpty()) {
      throw loses(newer.code(), kind + " " + lost.iterator().next());
    }
  }

  private static RuntimeException loses(Code fund, String what) {
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
    return store.readWithHandle(
        handle ->
            handle
                .select(NEWEST + " ORDER BY f.code")
                .map((row, context) -> FundDocument.read(row.getString(2)))
                .list());
  }

  @Override
  public Optional<Fund> find(Code code) {
    Optional<Row> row = store.readWithHandle(handle -> readRow(handle, code));
    row.ifPresent(this::remember);
    return row.map(Row::fund);
  }

  @Override
  public Fund get(Code code) {
    return find(code).orElseThrow(() -> unknown(code));
  }

  /** What is remembered of a fund, which may have been amended since by another process. */
  FundState state(Code code) {
    FundState known = states.get(code);
    return known != null ? known : renewedState(code);
  }

  /** What is remembered of a fund, as it stands in the store now. */
  FundState renewedState(Code code) {
    Row row =
        store.readWithHandle(handle -> readRow(handle, code)).orElseThrow(() -> unknown(code));
    return remember(row);
  }

  private FundState remember(Row row) {
    FundState state =
        states.computeIfAbsent(
            row.fund().code(), code -> new FundState(row.id(), row.fund(), row.revision()));
    state.renew(row.fund(), row.revision());
    return state;
  }

  static Optional<Row> readRow(Handle handle, Code code) {
    return handle
        .select(NEWEST + " WHERE f.code = ?")
        .bind(0, code.value())
        .map(
            (row, context) ->
                new Row(row.getLong(1), FundDocument.read(row.getString(2)), row.getLong(3)))
        .findOne();
  }

  static RuntimeException unknown(Code code) {
    return LEDGER_FUND_UNKNOWN
        .because(
            "There is no fund " + code + ". Register it first, or correct the code.", "fund", code)
        .toException();
  }
}
