package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_AGREEMENT_DIFFERS;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_AGREEMENT_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_NOTICE_GIVEN;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.agreement.AgreementDocument;
import org.commonpurse.ledger.agreement.AgreementRegister;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;

/** The agreements of a store. */
public final class AgreementStore implements AgreementRegister {

  private static final Comparator<AgreementDocument> IN_ORDER =
      Comparator.comparing(AgreementDocument::code).thenComparing(AgreementDocument::version);

  private final Transactions transactions;
  private final FundStore funds;

  /** The agreements reached by these transactions. */
  public AgreementStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public AgreementDocument add(
      FundCode fund, AgreementCode agreement, int version, String document, Actor by) {
    var added = new AgreementDocument(fund, agreement, version, document, transactions.now(), by);
    FundState state = funds.state(fund);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          Optional<AgreementDocument> present = find(log, agreement, version);
          if (present.isPresent()) {
            return requireSame(present.get(), added);
          }
          SecondPerson.need(
              transactions, log, fund, "Version %d of agreement %s".formatted(version, agreement));
          return read(
              log.append(
                  transactions, EventKind.AGREEMENT, subject(agreement, version), document, by));
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
  public List<AgreementDocument> list(FundCode fund) {
    FundState state = funds.state(fund);
    return transactions
        .read(connection -> new EventLog(connection, state).list(EventKind.AGREEMENT))
        .stream()
        .map(AgreementStore::read)
        .filter(agreement -> transactions.view().knows(agreement.recordedAt()))
        .sorted(IN_ORDER)
        .toList();
  }

  @Override
  public Map<AgreementCode, String> notices(FundCode fund) {
    FundState state = funds.state(fund);
    var notices = new TreeMap<AgreementCode, String>();
    transactions.read(connection -> new EventLog(connection, state).list(EventKind.NOTICE)).stream()
        .filter(notice -> transactions.view().knows(notice.recordedAt()))
        .forEach(notice -> notices.put(AgreementCode.of(notice.subject()), notice.document()));
    return notices;
  }

  @Override
  public void giveNotice(FundCode fund, AgreementCode agreement, String document, Actor by) {
    FundState state = funds.state(fund);
    transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          if (log.list(EventKind.AGREEMENT).stream()
              .map(AgreementStore::read)
              .noneMatch(each -> each.code().equals(agreement))) {
            throw LEDGER_AGREEMENT_UNKNOWN
                .because(
                    "Fund " + fund + " has no agreement " + agreement + " to end.",
                    "fund",
                    fund,
                    "agreement",
                    agreement)
                .toException();
          }
          var present = log.newest(agreement.value(), EventKind.NOTICE);
          if (present.isEmpty()) {
            SecondPerson.need(
                transactions, log, fund, "Notice that ends agreement %s".formatted(agreement));
            return log.append(transactions, EventKind.NOTICE, agreement.value(), document, by);
          }
          if (!present.get().document().equals(document)) {
            throw LEDGER_NOTICE_GIVEN
                .because(
                    "Notice that ends agreement "
                        + agreement
                        + " was recorded at "
                        + present.get().recordedAt()
                        + " and stands; nothing was recorded.",
                    "fund",
                    fund,
                    "agreement",
                    agreement)
                .toException();
          }
          return present.get();
        });
  }

  @Override
  public Optional<AgreementDocument> newest(FundCode fund, AgreementCode agreement) {
    return list(fund).stream()
        .filter(each -> each.code().equals(agreement))
        .max(Comparator.comparing(AgreementDocument::version));
  }

  @Override
  public AgreementDocument get(FundCode fund, AgreementCode agreement, int version) {
    FundState state = funds.state(fund);
    return transactions
        .read(connection -> find(new EventLog(connection, state), agreement, version))
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
      EventLog log, AgreementCode agreement, int version) {
    return log.newest(subject(agreement, version), EventKind.AGREEMENT).map(AgreementStore::read);
  }

  private static String subject(AgreementCode agreement, int version) {
    return agreement + "/" + version;
  }

  private static AgreementDocument read(ChainEvent event) {
    int slash = event.subject().lastIndexOf('/');
    return new AgreementDocument(
        event.fund(),
        AgreementCode.of(event.subject().substring(0, slash)),
        Integer.parseInt(event.subject().substring(slash + 1)),
        event.document(),
        event.recordedAt(),
        event.by());
  }
}
