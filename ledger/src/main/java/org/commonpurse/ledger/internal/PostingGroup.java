package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.problem.ProblemException;

/** Posts the entries of many callers in one commit, each as if it were alone. */
final class PostingGroup implements WriteQueue.Group {

  /** The submissions of one caller: all are recorded, or none. */
  static final class PostWork extends WriteQueue.Work {
    private List<Prepared> submissions;
    private List<Receipt> receipts = List.of();

    PostWork(List<Prepared> submissions) {
      this.submissions = submissions;
    }

    List<Receipt> receipts() {
      return receipts;
    }

    @Override
    int size() {
      return submissions.size();
    }

    @Override
    boolean maySharePlace() {
      return true;
    }
  }

  private final Transactions transactions;

  /** The funds written to since the last commit, in order of id so that no two processes deadlock. */
  private final TreeMap<Long, FundWriter> writers = new TreeMap<>();

  PostingGroup(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void write(Connection connection, List<WriteQueue.Work> works) throws SQLException {
    writers.clear();
    prepareAgain(connection, works);
    for (WriteQueue.Work work : works) {
      for (Prepared prepared : ((PostWork) work).submissions) {
        writers.computeIfAbsent(
            prepared.state().id(), id -> new FundWriter(transactions, prepared.state()));
      }
    }
    for (WriteQueue.Work work : works) {
      for (Prepared prepared : ((PostWork) work).submissions) {
        writerOf(prepared).expect(prepared);
      }
    }
    for (FundWriter writer : writers.values()) {
      writer.begin(connection);
    }
    for (WriteQueue.Work work : works) {
      stage((PostWork) work);
    }
    for (FundWriter writer : writers.values()) {
      writer.flush(connection);
    }
  }

  /** Prepares those again that were prepared for a server that may be no more. */
  private static void prepareAgain(Connection connection, List<WriteQueue.Work> works) {
    var states = new HashMap<FundState, FundState>();
    for (WriteQueue.Work work : works) {
      var post = (PostWork) work;
      if (post.submissions.stream().anyMatch(one -> one.state().isDoubtful())) {
        post.submissions =
            post.submissions.stream()
                .map(
                    one ->
                        one.with(
                            states.computeIfAbsent(one.state(), state -> state.orAnew(connection))))
                .toList();
      }
    }
  }

  private FundWriter writerOf(Prepared prepared) {
    FundWriter writer = writers.get(prepared.state().id());
    if (writer == null) {
      throw new AssertionError("Every fund of the group has its writer");
    }
    return writer;
  }

  private void stage(PostWork work) throws SQLException {
    var receipts = new ArrayList<Receipt>(work.submissions.size());
    try {
      for (int i = 0; i < work.submissions.size(); i++) {
        try {
          Prepared prepared = work.submissions.get(i);
          receipts.add(writerOf(prepared).stage(prepared));
        } catch (ProblemException e) {
          throw work.submissions.size() == 1 ? e : JournalStore.withIndex(e, i);
        }
      }
      writers.values().forEach(FundWriter::keepStaged);
      work.receipts = receipts;
    } catch (ProblemException e) {
      writers.values().forEach(FundWriter::dropStaged);
      work.fail(e);
    }
  }

  @Override
  public void committed(List<WriteQueue.Work> works) {
    writers.values().forEach(FundWriter::committed);
    writers.clear();
  }
}
