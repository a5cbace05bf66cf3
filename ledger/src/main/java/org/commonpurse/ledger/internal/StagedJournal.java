package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_REVERSED_ALREADY;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.KeyReusedException;
import org.commonpurse.ledger.journal.PartnerEnds;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.SuccessorRoute;
import org.commonpurse.ledger.journal.VatOfSchemes;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.rule.EndedPartners;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.Rule;
import org.commonpurse.ledger.rule.StaysOnSide;
import org.commonpurse.ledger.seal.Seals;

/**
 * A fund's journal with entries staged after it: what it refuses and why, on which day an entry
 * counts, and how it is sealed. It knows no database; what is recorded is told to it.
 * <p>
 * Entries are staged in the order in which they are to be recorded. What a caller staged can be
 * dropped again when one of its entries is refused.
 */
final class StagedJournal {

  private static final HexFormat HEX = HexFormat.of();

  /** The journal as it is recorded, which nobody else writes to meanwhile. */
  interface Recorded {

    /** What was recorded under a key. */
    Optional<Use> use(EntryKey key);

    /** What the recorded entries debit, but for those that take others back, in pence. */
    long grossDebitsPence();

    /** A recorded entry. */
    JournalEntry entry(long sequence);

    /** The recorded entries that take back a part of another. */
    List<JournalEntry> reversalsOf(long sequence);

    /**
     * What a rule's sum comes to by a day, and what comes to it on later days: debits less credits, in
     * pence, by {@link StaysOnSide#dayOf}.
     */
    Map<LocalDate, Long> sum(RuleSum sum, LocalDate from);
  }

  /** What a key was used for. */
  sealed interface Use permits UsedByEntry, UsedByAct {

    /**
     * The receipt of what was recorded under the key.
     *
     * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_KEY_REUSED} if that is not
     *     what is submitted
     */
    Receipt replay(StagedJournal journal, Prepared submitted);
  }

  /** An entry has the key. */
  record UsedByEntry(Receipt receipt, TextProof proof, byte[] digest) implements Use {

    @Override
    public Receipt replay(StagedJournal journal, Prepared submitted) {
      if (isOf(journal, submitted)) {
        return receipt;
      }
      var routed = journal.routed(submitted);
      if (!isOf(journal, routed.prepared())) {
        throw new KeyReusedException(
            journal.fund,
            receipt.key(),
            receipt.sequence(),
            journal.entry(receipt.sequence()).summary(),
            submitted.submission().entry().summary());
      }
      return receipt.inPlaceOf(routed.inPlaceOf());
    }

    /**
     * Whether it says what was recorded. A narrative that was taken out is not compared: it is nowhere, and
     * a hash that it could be held against would let others try what it was.
     */
    private boolean isOf(StagedJournal journal, Prepared submitted) {
      return Arrays.equals(submitted.digestWith(proof), digest)
          && (proof.takenOut().isEmpty()
              || isSame(
                  journal.entry(receipt.sequence()).approval(),
                  submitted.submission().entry().approval()));
    }

    private static boolean isSame(Optional<Approval> recorded, Optional<Approval> submitted) {
      return recorded.isEmpty()
          || submitted
              .filter(
                  approval ->
                      approval.by().isSameAs(recorded.get().by())
                          && approval.by().name().equals(recorded.get().by().name())
                          && approval.minute().equals(recorded.get().minute()))
              .isPresent();
    }
  }

  /** An act was carried out under the key. */
  record UsedByAct(Instant recordedAt) implements Use {

    @Override
    public Receipt replay(StagedJournal journal, Prepared submitted) {
      throw ActStore.reused(
          journal.fund,
          submitted.submission().key(),
          "an act at " + recordedAt,
          submitted.submission().entry().summary());
    }
  }

  /**
   * An entry that is to be recorded.
   *
   * @param inPlaceOf  to which successors it was routed
   * @param countsOn  the day on which it counts, which differs from its own where it is routed
   */
  record Staged(
      Prepared prepared,
      Map<PartnerCode, PartnerCode> inPlaceOf,
      long sequence,
      LocalDate countsOn,
      byte[] seal) {

    JournalEntry entry() {
      return prepared.submission().entry();
    }
  }

  /** What is recorded of a submission, and the partners that ended with their successors in it. */
  private record Routed(Prepared prepared, Map<PartnerCode, PartnerCode> inPlaceOf) {}

  /** An account and side of an entry that is taken back: 1 for debits, -1 for credits. */
  private record ReversedLine(Account account, int side) {

    static ReversedLine of(Posting posting, int sign) {
      return new ReversedLine(posting.account(), sign * Long.signum(posting.pence()));
    }
  }

  /** One of the sums of a rule. */
  record RuleSum(StaysOnSide rule, List<Code> of) {

    /** Adds changes, by day, to others. */
    static void addTo(Map<LocalDate, Long> sums, Map<LocalDate, Long> changes) {
      changes.forEach((day, pence) -> sums.merge(day, pence, Math::addExact));
    }
  }

  /** Changes of sums under rules, in pence, by {@link StaysOnSide#dayOf}. */
  static final class SumChanges extends LinkedHashMap<RuleSum, TreeMap<LocalDate, Long>> {
    private static final long serialVersionUID = 1L;

    void add(SumChanges others) {
      others.forEach(
          (sum, changes) -> RuleSum.addTo(computeIfAbsent(sum, s -> new TreeMap<>()), changes));
    }
  }

  private final FundCode fund;
  private final FundPolicy policy;
  private final JournalHead head;
  private final Instant recordedAt;
  private final LocalDate today;
  private final Recorded recorded;
  private final List<Staged> staged = new ArrayList<>();
  private final Map<String, Integer> stagedByKey = new HashMap<>();
  private byte[] seal;
  private int stagedKept;
  private byte[] sealKept;
  private long grossDebitsPence;
  private long grossDebitsKeptPence;

  /** Changes of sums under rules: staged and kept, and staged since. */
  private final SumChanges keptChanges = new SumChanges();

  private final SumChanges changes = new SumChanges();

  /** Sums under rules as they are recorded, each from a day on. */
  private final Map<RuleSum, TreeMap<LocalDate, Long>> sums = new HashMap<>();

  /**
   * The journal as recorded, with nothing staged.
   *
   * @param policy  what binds new entries
   * @param head  where it ends
   * @param recordedAt  when what is staged is recorded
   */
  StagedJournal(
      FundCode fund, FundPolicy policy, JournalHead head, Instant recordedAt, Recorded recorded) {
    this.fund = fund;
    this.policy = policy;
    this.head = head;
    this.recordedAt = recordedAt;
    this.today = LocalDate.ofInstant(recordedAt, ZoneOffset.UTC);
    this.recorded = recorded;
    this.seal = head.seal();
    this.sealKept = seal;
    this.grossDebitsPence = recorded.grossDebitsPence();
    this.grossDebitsKeptPence = grossDebitsPence;
  }

  /**
   * Stages one entry, or finds that it was recorded before.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException if it may not be recorded
   */
  Receipt stage(Prepared prepared) {
    EntryKey key = prepared.submission().key();
    Optional<Use> before = useOf(key);
    if (before.isPresent()) {
      // The replay comes before every other check: a retry of finished work must not start failing.
      return before.get().replay(this, prepared);
    }
    return record(routed(prepared));
  }

  /** Routes to the successors of partners that ended, where the rules and the submission let it. */
  private Routed routed(Prepared given) {
    if (policy.rules().ended() == EndedPartners.REFUSE || !given.submission().routable()) {
      return new Routed(given, Map.of());
    }
    var route = SuccessorRoute.of(policy.fund(), given.submission().entry());
    return route.inPlaceOf().isEmpty()
        ? new Routed(given, Map.of())
        : new Routed(given.routed(route.entry()), route.inPlaceOf());
  }

  private Receipt record(Routed routed) {
    Prepared prepared = routed.prepared();
    EntryKey key = prepared.submission().key();
    JournalEntry entry = prepared.submission().entry();
    if (prepared.reverses().isPresent()) {
      // It debits no more than was debited before, so a mistake can be taken back in full books.
      requireReversible(entry, prepared.reverses().get());
    } else {
      BookBounds.require(fund, grossDebitsPence, entry);
    }
    PartnerEnds.requireNotEnded(policy.fund(), entry);
    VatOfSchemes.requireAsSaid(policy.fund(), entry);
    policy.exits().forEach(exit -> exit.requirePayment(entry));
    FundRules rules = policy.rules();
    LocalDate countsOn =
        policy
            .periods()
            .place(entry, prepared.submission().by(), rules.late(), rules.softCloseRoles());
    for (Rule rule : rules.rules()) {
      rule.check(entry, policy.fund(), today);
      if (rule instanceof StaysOnSide stays) {
        addChanges(stays, entry, countsOn);
      }
    }
    long sequence = head.sequence() + staged.size() + 1;
    seal =
        Seals.seal(seal, sequence, countsOn, recordedAt, key, prepared.person(), prepared.digest());
    var added = new Staged(prepared, routed.inPlaceOf(), sequence, countsOn, seal);
    if (prepared.reverses().isEmpty()) {
      grossDebitsPence += entry.debitsPence();
    }
    staged.add(added);
    stagedByKey.put(key.value(), staged.size() - 1);
    return receipt(added, false);
  }

  private Optional<Use> useOf(EntryKey key) {
    Integer place = stagedByKey.get(key.value());
    return place == null ? recorded.use(key) : Optional.of(useOf(staged.get(place)));
  }

  private UsedByEntry useOf(Staged one) {
    return new UsedByEntry(
        receipt(one, true), TextProof.salted(one.prepared().salt()), one.prepared().digest());
  }

  private Receipt receipt(Staged one, boolean replay) {
    var given = one.entry().effectiveOn();
    return new Receipt(
        fund,
        one.sequence(),
        one.prepared().submission().key(),
        one.countsOn(),
        given.equals(one.countsOn()) ? Optional.empty() : Optional.of(given),
        one.inPlaceOf(),
        recordedAt,
        HEX.formatHex(one.seal()),
        replay);
  }

  /** A recorded or staged entry. */
  private JournalEntry entry(long sequence) {
    int place = (int) (sequence - head.sequence()) - 1;
    return place >= 0 ? staged.get(place).entry() : recorded.entry(sequence);
  }

  /** Checks that no more is taken back than was posted, with what was taken back before. */
  private void requireReversible(JournalEntry entry, long reversed) {
    var left = new HashMap<ReversedLine, Long>();
    for (Posting posting : recorded.entry(reversed).postings()) {
      left.merge(ReversedLine.of(posting, 1), posting.pence(), Math::addExact);
    }
    List<JournalEntry> takenBack = new ArrayList<>(recorded.reversalsOf(reversed));
    for (Staged earlier : staged) {
      if (earlier.prepared().reverses().equals(Optional.of(reversed))) {
        takenBack.add(earlier.entry());
      }
    }
    takenBack.add(entry);
    for (JournalEntry one : takenBack) {
      for (Posting posting : one.postings()) {
        ReversedLine line = ReversedLine.of(posting, -1);
        long rest = Math.addExact(left.getOrDefault(line, 0L), posting.pence());
        if (Long.signum(rest) == Long.signum(posting.pence())) {
          throw LEDGER_REVERSED_ALREADY
              .because(
                  "Of entry "
                      + reversed
                      + ", "
                      + Amounts.print(Math.abs(rest))
                      + " more would be taken back from "
                      + posting.account()
                      + " than is left of it. Nothing was recorded.",
                  "fund",
                  fund,
                  "sequence",
                  reversed,
                  "account",
                  posting.account())
              .toException();
        }
        left.put(line, rest);
      }
    }
  }

  /** Why one person cannot record an entry alone; nothing where they can. */
  Optional<Problem> refusalAlone(JournalEntry entry) {
    return policy.rules().fourEyes().flatMap(rule -> rule.refusal(entry));
  }

  private void addChanges(StaysOnSide rule, JournalEntry entry, LocalDate countsOn) {
    for (Posting posting : entry.postings()) {
      if (rule.counts(entry.book(), posting.account())) {
        changes
            .computeIfAbsent(
                new RuleSum(rule, rule.sumOf(posting.account())), sum -> new TreeMap<>())
            .merge(rule.dayOf(countsOn), posting.pence(), Math::addExact);
      }
    }
  }

  /** What was staged since {@link #keepStaged} was last called changes of sums under rules. */
  SumChanges changes() {
    return changes;
  }

  /**
   * Checks the sums under rules with what was staged since {@link #keepStaged} was last called.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_RULE_BROKEN}
   */
  void requireRulesKept() {
    changes.forEach(
        (sum, changed) -> {
          LocalDate from = changed.firstKey();
          TreeMap<LocalDate, Long> known = sums.get(sum);
          if (known == null || known.firstKey().isAfter(from)) {
            known = new TreeMap<>(recorded.sum(sum, from));
            sums.put(sum, known);
          }
          var before = new TreeMap<>(known);
          RuleSum.addTo(before, keptChanges.getOrDefault(sum, new TreeMap<>()));
          sum.rule().checkSum(sum.of(), before, changed);
        });
  }

  /** Keeps what was staged since the last call. */
  void keepStaged() {
    stagedKept = staged.size();
    sealKept = seal;
    grossDebitsKeptPence = grossDebitsPence;
    keptChanges.add(changes);
    changes.clear();
  }

  /** Forgets what was staged since {@link #keepStaged} was last called. */
  void dropStaged() {
    while (staged.size() > stagedKept) {
      Staged last = staged.remove(staged.size() - 1);
      stagedByKey.remove(last.prepared().submission().key().value());
    }
    seal = sealKept;
    grossDebitsPence = grossDebitsKeptPence;
    changes.clear();
  }

  /** What is staged, in order. */
  List<Staged> staged() {
    return Collections.unmodifiableList(staged);
  }

  /** What recorded and staged entries debit, but for those that take others back, in pence. */
  long grossDebitsPence() {
    return grossDebitsPence;
  }

  /** The seal after all that is staged, 32 bytes. */
  byte[] seal() {
    return seal;
  }
}
