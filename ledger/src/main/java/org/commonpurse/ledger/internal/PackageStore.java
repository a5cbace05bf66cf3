package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_TERMS_TWICE;
import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_TOLD_TWO_WAYS;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.commonpurse.ledger.carepackage.CarePackage;
import org.commonpurse.ledger.carepackage.PackageRecording;
import org.commonpurse.ledger.carepackage.PackageRegister;
import org.commonpurse.ledger.carepackage.PackageRow;
import org.commonpurse.ledger.carepackage.RecordedPackages;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.seal.EventKind;

/** The packages of care in a store. Each row is an event; what holds is worked out of all of a package. */
final class PackageStore implements PackageRegister {

  /** So many packages are read together where only some are asked for. */
  private static final int AT_ONCE = 1_000;

  private static final Comparator<PackageRow> IN_ORDER =
      Comparator.comparing(PackageRow::reference).thenComparing(row -> row.terms().from());

  private final Transactions transactions;
  private final FundStore funds;

  /** What was read in this transaction, in which nobody else changes it: one answer can ask for it often. */
  private final Map<FundCode, List<CarePackage>> read = new HashMap<>();

  /** The packages reached by these transactions. */
  PackageStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public List<CarePackage> list(FundCode fund) {
    var present = read.get(fund);
    if (present == null) {
      FundState state = funds.state(fund);
      present =
          packages(
              transactions.read(
                  connection -> new EventLog(connection, state).told(EventKind.PACKAGE)));
      read.put(fund, present);
    }
    return present;
  }

  @Override
  public List<CarePackage> list(
      FundCode fund, Optional<PackageReference> after, Predicate<CarePackage> wanted, int most) {
    FundState state = funds.state(fund);
    return transactions.read(
        connection -> {
          var log = new EventLog(connection, state);
          var references =
              log.things(EventKind.PACKAGE).stream()
                  .filter(text -> after.isEmpty() || text.compareTo(after.get().value()) > 0)
                  .toList();
          var found = new ArrayList<CarePackage>();
          for (int from = 0; from < references.size() && found.size() < most; from += AT_ONCE) {
            var some = references.subList(from, Math.min(from + AT_ONCE, references.size()));
            packages(about(log, some)).stream()
                .filter(wanted)
                .limit(most - found.size())
                .forEach(found::add);
          }
          return List.copyOf(found);
        });
  }

  @Override
  public List<PackageRecording> recordings(FundCode fund, PackageReference reference) {
    FundState state = funds.state(fund);
    var one = List.of(reference.value());
    return transactions
        .read(
            connection ->
                new EventLog(connection, state)
                    .about(transactions.dialect(), EventKind.PACKAGE, one))
        .stream()
        .filter(event -> transactions.view().knows(event.recordedAt()))
        .map(
            event ->
                new PackageRecording(
                    PackageDocument.read(event.subject(), event.document()),
                    event.recordedAt(),
                    event.by()))
        .toList();
  }

  @Override
  public RecordedPackages record(FundCode fund, List<PackageRow> rows, Actor by) {
    FundState state = funds.state(fund);
    // The same rows in another order are the same events.
    var inOrder = rows.stream().sorted(IN_ORDER).toList();
    requireOneTelling(inOrder);
    read.remove(fund);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          JournalHead head = log.lock(transactions);
          var packages = new TreeMap<PackageReference, CarePackage>();
          var references = inOrder.stream().map(row -> row.reference().value()).distinct().toList();
          packages(about(log, references)).forEach(each -> packages.put(each.reference(), each));
          var said = new ArrayList<EventLog.Said>();
          for (PackageRow row : inOrder) {
            var before = Optional.ofNullable(packages.get(row.reference()));
            if (before.filter(present -> present.says(row)).isEmpty()) {
              packages.put(
                  row.reference(),
                  before.map(present -> present.with(row)).orElseGet(() -> CarePackage.of(row)));
              said.add(new EventLog.Said(row.reference().value(), PackageDocument.of(row)));
            }
          }
          packages.values().forEach(CarePackage::requireTermsFromStart);
          log.appendAll(transactions, head, EventKind.PACKAGE, said, by);
          return new RecordedPackages(
              rows.size(), references.size(), said.size(), rows.size() - said.size());
        });
  }

  /** Checks that rows that are recorded together do not contradict each other. */
  private static void requireOneTelling(List<PackageRow> inOrder) {
    for (int i = 1; i < inOrder.size(); i++) {
      PackageRow row = inOrder.get(i);
      PackageRow before = inOrder.get(i - 1);
      if (!row.reference().equals(before.reference())) {
        continue;
      }
      if (row.terms().from().equals(before.terms().from())) {
        throw PACKAGE_TERMS_TWICE
            .because(
                "The terms of package %s from %s stand twice. Leave one of them."
                    .formatted(row.reference(), row.terms().from()),
                "package",
                row.reference(),
                "from",
                row.terms().from())
            .toException();
      }
      if (!row.isFramedLike(before)) {
        throw PACKAGE_TOLD_TWO_WAYS
            .because(
                "Package %s is given two schemes, two first days or two last days. Give all of its terms the same."
                    .formatted(row.reference()),
                "package",
                row.reference())
            .toException();
      }
    }
  }

  private List<EventLog.Told> about(EventLog log, Collection<String> references)
      throws SQLException {
    return log.about(transactions.dialect(), EventKind.PACKAGE, references).stream()
        .map(EventLog.Told::of)
        .toList();
  }

  /** The packages that events make, as far as the view knows them, in order of references. */
  private List<CarePackage> packages(Collection<EventLog.Told> events) {
    var packages = new TreeMap<String, CarePackage>();
    for (EventLog.Told event : events) {
      if (transactions.view().knows(event.recordedAt())) {
        PackageRow row = PackageDocument.read(event.subject(), event.document());
        packages.merge(event.subject(), CarePackage.of(row), (present, alone) -> present.with(row));
      }
    }
    return List.copyOf(packages.values());
  }
}
