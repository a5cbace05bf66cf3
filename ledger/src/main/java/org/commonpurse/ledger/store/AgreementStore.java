package org.commonpurse.ledger.store;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_AGREEMENT_DIFFERS;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_AGREEMENT_UNKNOWN;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.agreement.AgreementArchive;
import org.commonpurse.ledger.agreement.AgreementDocument;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The agreements of a store. */
public final class AgreementStore implements AgreementArchive {

  private static final String SELECT =
      "SELECT code, version, document, recorded_at, actor FROM agreement WHERE fund = ?";

  private final Store store;
  private final FundStore funds;

  /** The agreements of the store. */
  public AgreementStore(Store store, FundStore funds) {
    this.store = store;
    this.funds = funds;
  }

  @Override
  public AgreementDocument add(Code fund, Code agreement, int version, String document, Actor by) {
    var added = new AgreementDocument(fund, agreement, version, document, store.now(), by);
    FundState state = funds.state(fund);
    return store.write(
        connection -> {
          Head.read(connection, store.dialect().headForWriting(), state.id());
          Handle handle = Jdbi.open(connection);
          Optional<AgreementDocument> present = find(handle, state, agreement, version);
          if (present.isPresent()) {
            return requireSame(present.get(), added);
          }
          handle.execute(
              """
              INSERT INTO agreement (fund, code, version, document, recorded_at, actor)
              VALUES (?, ?, ?, ?, ?, ?)
              """,
              state.id(),
              agreement.value(),
              version,
              document,
              Seals.micros(added.recordedAt()),
              by.name());
          return added;
        });
  }

  private static AgreementDocument requireSame(AgreementDocument present, AgreementDocument added) {
    if (!present.document().equals(added.document())) {
      throw LEDGER_AGREEMENT_DIFFERS
          .because(
              "Version "
                  + added.version()
                  + " of agreement "
                  + added.code()
                  + " was added on "
                  + present.recordedAt()
                  + " with another text. Give the new text a new version; nothing was recorded.",
              "fund",
              added.fund(),
              "agreement",
              added.code(),
              "version",
              added.version())
          .toException();
    }
    return present;
  }

  @Override
  public List<AgreementDocument> list(Code fund) {
    FundState state = funds.state(fund);
    return store.readWithHandle(
        handle ->
            handle
                .select(SELECT + " ORDER BY code, version")
                .bind(0, state.id())
                .map((row, context) -> document(state, row))
                .list());
  }

  @Override
  public Optional<AgreementDocument> newest(Code fund, Code agreement) {
    FundState state = funds.state(fund);
    return store.readWithHandle(
        handle ->
            handle
                .select(SELECT + " AND code = ? ORDER BY version DESC LIMIT 1")
                .bind(0, state.id())
                .bind(1, agreement.value())
                .map((row, context) -> document(state, row))
                .findOne());
  }

  @Override
  public AgreementDocument get(Code fund, Code agreement, int version) {
    FundState state = funds.state(fund);
    return store
        .readWithHandle(handle -> find(handle, state, agreement, version))
        .orElseThrow(
            () ->
                LEDGER_AGREEMENT_UNKNOWN
                    .because(
                        "Fund "
                            + fund
                            + " has no version "
                            + version
                            + " of an agreement "
                            + agreement
                            + ".",
                        "fund",
                        fund,
                        "agreement",
                        agreement,
                        "version",
                        version)
                    .toException());
  }

  private static Optional<AgreementDocument> find(
      Handle handle, FundState state, Code agreement, int version) {
    return handle
        .select(SELECT + " AND code = ? AND version = ?")
        .bind(0, state.id())
        .bind(1, agreement.value())
        .bind(2, version)
        .map((row, context) -> document(state, row))
        .findOne();
  }

  private static AgreementDocument document(FundState state, ResultSet row) throws SQLException {
    return new AgreementDocument(
        state.code(),
        Code.of(row.getString(1)),
        row.getInt(2),
        row.getString(3),
        EntryReader.instant(row.getLong(4)),
        new Actor(row.getString(5)));
  }
}
