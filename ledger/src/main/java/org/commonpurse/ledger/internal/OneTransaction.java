package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Everything in the one transaction of an act or a snapshot, on its connection. */
final class OneTransaction implements Transactions {

  private final Transactions store;
  private final Connection connection;
  private final View view;
  private final boolean writes;

  /** The funds that this transaction keeps others from writing to. */
  private final Set<Long> kept = new HashSet<>();

  private final Map<FundState, StagedJournal.SumChanges> sumChanges = new LinkedHashMap<>();

  /** What needs a second person, the first of it, as long as none agreed. */
  private Optional<Problem> needed = Optional.empty();

  /** The sequence of the last entry of an act's fund before it began. */
  private long entriesBefore;

  private boolean leavesTraces;
  private boolean isAgreed;
  private boolean isAnswered;

  private OneTransaction(Transactions store, Connection connection, View view, boolean writes) {
    this.store = store;
    this.connection = connection;
    this.view = view;
    this.writes = writes;
  }

  /** The transaction of an act on a fund, whose head it holds from now on. */
  static OneTransaction act(Transactions store, Connection connection, long fund)
      throws SQLException {
    var head = JournalHead.read(connection, store.dialect().headForWriting(), fund);
    var transaction = new OneTransaction(store, connection, View.NOW, true);
    transaction.entriesBefore = head.sequence();
    transaction.kept.add(fund);
    return transaction;
  }

  /** The transaction of a snapshot. */
  static OneTransaction snapshot(Transactions store, Connection connection, View view) {
    return new OneTransaction(store, connection, view, false);
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> reading) {
    try {
      return reading.on(connection);
    } catch (SQLException e) {
      throw new FailedStatement(e);
    }
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    if (!writes) {
      throw new IllegalStateException("A snapshot records nothing");
    }
    return read(work);
  }

  @Override
  public List<Receipt> post(List<Prepared> submissions) {
    return write(
        open -> {
          var work = new PostingGroup.PostWork(submissions);
          var group = new PostingGroup(this);
          group.write(open, List.of(work));
          // Only this transaction's own memory of the fund learns of accounts before the commit.
          group.committed(List.of(work));
          Optional<RuntimeException> refusal = work.failure();
          if (refusal.isPresent()) {
            throw refusal.get();
          }
          return work.receipts();
        });
  }

  @Override
  public boolean checksLater(FundState state, StagedJournal.SumChanges changes) {
    sumChanges.computeIfAbsent(state, s -> new StagedJournal.SumChanges()).add(changes);
    return true;
  }

  /**
   * Checks what the act has done to sums under rules.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_RULE_BROKEN}
   */
  void requireRulesKept() throws SQLException {
    for (var fund : sumChanges.entrySet()) {
      var state = fund.getKey();
      var head = JournalHead.read(connection, dialect().head(), state.id());
      var finder = new RuleSumFinder(connection, dialect(), state, head);
      fund.getValue()
          .forEach(
              (sum, changes) -> {
                var before = new TreeMap<>(finder.find(sum, changes.firstKey()));
                changes.forEach((day, pence) -> before.merge(day, -pence, Math::addExact));
                sum.rule().checkSum(sum.of(), before, changes);
              });
    }
  }

  @Override
  public void needSecondPerson(Problem refusal) {
    needed = needed.or(() -> Optional.of(refusal));
  }

  @Override
  public long entriesBefore() {
    return entriesBefore;
  }

  @Override
  public void forgetTraces() {
    leavesTraces = true;
  }

  /** Whether something was removed whose traces are to be forgotten. */
  boolean leavesTraces() {
    return leavesTraces;
  }

  @Override
  public void agree() {
    isAgreed = true;
  }

  @Override
  public void answered() {
    isAnswered = true;
  }

  /**
   * Checks that somebody agreed to what needs a second person, and that it is recorded who did.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PROPOSAL_NEEDED}
   */
  void requireSecondPerson() {
    if (isAgreed && !isAnswered) {
      throw new IllegalStateException("It is not recorded who agreed to the act");
    }
    if (!isAgreed && needed.isPresent()) {
      throw needed.get().toException();
    }
  }

  @Override
  public boolean keepAsItIs(long fund) {
    return writes
        && kept.add(fund)
        && read(
            open -> {
              try (PreparedStatement statement = open.prepareStatement(dialect().headKept())) {
                statement.setLong(1, fund);
                return statement.execute();
              }
            });
  }

  @Override
  public boolean seesOnlyWhatIsCommitted() {
    return !writes;
  }

  @Override
  public View view() {
    return view;
  }

  @Override
  public Dialect dialect() {
    return store.dialect();
  }

  @Override
  public Instant now() {
    return store.now();
  }

  @Override
  public Duration clockBehindMax() {
    return store.clockBehindMax();
  }
}
