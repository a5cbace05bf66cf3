package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.MeasureProblem.MEASURE_MODEL_DIFFERS;
import static org.commonpurse.ledger.problem.MeasureProblem.MEASURE_OBSERVED_TWICE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.measure.ClaimReason;
import org.commonpurse.ledger.measure.MeasureDocument;
import org.commonpurse.ledger.measure.MeasureRegister;
import org.commonpurse.ledger.measure.Observation;
import org.commonpurse.ledger.measure.ObservationApproval;
import org.commonpurse.ledger.measure.RecordedObservation;
import org.commonpurse.ledger.measure.RecordedObservations;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;

/** What funds measure, in a store. Each version, each value, approval and waiver is an event. */
final class MeasureStore implements MeasureRegister {

  private static final Comparator<Observation> IN_ORDER =
      Comparator.comparing(Observation::effect).thenComparing(Observation::quarter);

  private final Transactions transactions;
  private final FundStore funds;

  /** The measures reached by these transactions. */
  MeasureStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public List<MeasureDocument> models(FundCode fund) {
    FundState state = funds.state(fund);
    return transactions
        .read(connection -> new EventLog(connection, state).list(EventKind.MEASURES))
        .stream()
        .filter(event -> transactions.view().knows(event.recordedAt()))
        .map(MeasureStore::model)
        .sorted(Comparator.comparing(MeasureDocument::version))
        .toList();
  }

  @Override
  public MeasureDocument addModel(FundCode fund, int version, String document, Actor by) {
    FundState state = funds.state(fund);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          var subject = Integer.toString(version);
          var present = log.newest(subject, EventKind.MEASURES).map(MeasureStore::model);
          if (present.isEmpty()) {
            return model(log.append(transactions, EventKind.MEASURES, subject, document, by));
          }
          if (!present.get().document().equals(document)) {
            throw MEASURE_MODEL_DIFFERS
                .because(
                    "Version %d of the measures of %s was recorded at %s with another text. Give the new text a new version; nothing was recorded."
                        .formatted(version, fund, present.get().recordedAt()),
                    "fund",
                    fund,
                    "version",
                    version)
                .toException();
          }
          return present.get();
        });
  }

  @Override
  public List<RecordedObservation> observations(FundCode fund) {
    FundState state = funds.state(fund);
    return told(
        transactions.read(
            connection ->
                new EventLog(connection, state)
                    .list(EventKind.OBSERVATION, EventKind.APPROVAL, EventKind.WAIVER)));
  }

  /** The values that events tell, as far as the view knows them. */
  private List<RecordedObservation> told(List<ChainEvent> events) {
    var found = new TreeMap<String, RecordedObservation>();
    for (ChainEvent event : events) {
      if (!transactions.view().knows(event.recordedAt())) {
        continue;
      }
      if (event.kind() == EventKind.OBSERVATION) {
        found.put(event.subject(), observation(event));
      } else if (event.kind() == EventKind.APPROVAL) {
        found.computeIfPresent(
            event.subject(), (subject, observed) -> observed.approved(approval(event)));
      } else {
        found.computeIfPresent(
            event.subject(), (subject, observed) -> observed.givenUp(WaiverDocument.read(event)));
      }
    }
    return found.values().stream().sorted(RecordedObservation.IN_ORDER).toList();
  }

  private static ObservationApproval approval(ChainEvent event) {
    return new ObservationApproval(event.document(), event.recordedAt(), event.by());
  }

  @Override
  public RecordedObservations observe(FundCode fund, List<Observation> observations, Actor by) {
    FundState state = funds.state(fund);
    // The same values in another order are the same events.
    var inOrder = observations.stream().sorted(IN_ORDER).toList();
    requireOneEach(inOrder);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          JournalHead head = log.lock(transactions);
          var newest = newest(observations(fund));
          var said = new ArrayList<EventLog.Said>();
          for (Observation observation : inOrder) {
            var before = Optional.ofNullable(newest.get(quarter(observation)));
            if (before.filter(each -> stands(each, observation)).isEmpty()) {
              int revision = before.map(RecordedObservation::revision).orElse(0) + 1;
              said.add(
                  new EventLog.Said(
                      quarter(observation) + "/" + revision, ObservationDocument.of(observation)));
            }
          }
          log.appendAll(transactions, head, EventKind.OBSERVATION, said, by);
          var after = newest(observations(fund));
          return new RecordedObservations(
              inOrder.stream()
                  .flatMap(each -> Optional.ofNullable(after.get(quarter(each))).stream())
                  .toList(),
              said.size(),
              inOrder.size() - said.size());
        });
  }

  /** Whether a value says the same and nobody gave its claim up. */
  private static boolean stands(RecordedObservation before, Observation observation) {
    return before.observation().equals(observation) && before.waiver().isEmpty();
  }

  private static void requireOneEach(List<Observation> inOrder) {
    for (int i = 1; i < inOrder.size(); i++) {
      Observation one = inOrder.get(i);
      if (IN_ORDER.compare(inOrder.get(i - 1), one) == 0) {
        throw MEASURE_OBSERVED_TWICE
            .because(
                String.format(
                    Locale.ROOT,
                    "%s is observed twice in %s: %,d and %,d units. Leave one of them; nothing was recorded.",
                    one.effect(),
                    one.quarter(),
                    inOrder.get(i - 1).units(),
                    one.units()),
                "effect",
                one.effect(),
                "quarter",
                one.quarter())
            .toException();
      }
    }
  }

  /** The last value of each effect and quarter. */
  private static Map<String, RecordedObservation> newest(List<RecordedObservation> all) {
    var newest = new HashMap<String, RecordedObservation>();
    all.forEach(each -> newest.put(quarter(each.observation()), each));
    return newest;
  }

  @Override
  public RecordedObservation approve(
      FundCode fund, RecordedObservation observation, String result, Actor by) {
    FundState state = funds.state(fund);
    var subject = subject(observation);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          if (log.newest(subject, EventKind.OBSERVATION).isEmpty()
              || log.newest(subject, EventKind.APPROVAL).isPresent()) {
            throw new IllegalArgumentException(subject + " cannot be approved");
          }
          // Whoever approves a value is the second person for what it posts.
          transactions.agree();
          transactions.answered();
          return observation.approved(
              approval(log.append(transactions, EventKind.APPROVAL, subject, result, by)));
        });
  }

  @Override
  public RecordedObservation giveUp(
      FundCode fund,
      RecordedObservation observation,
      ClaimReason reason,
      Optional<Long> reversal,
      Actor by) {
    FundState state = funds.state(fund);
    var subject = subject(observation);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          if (log.newest(subject, EventKind.APPROVAL).isEmpty()
              || log.newest(subject, EventKind.WAIVER).isPresent()) {
            throw new IllegalArgumentException(subject + " has no claim to give up");
          }
          var document = WaiverDocument.of(reason, reversal);
          return observation.givenUp(
              WaiverDocument.read(
                  log.append(transactions, EventKind.WAIVER, subject, document, by)));
        });
  }

  private static String subject(RecordedObservation observation) {
    return quarter(observation.observation()) + "/" + observation.revision();
  }

  /** An effect and a quarter, as {@code frailty/2023-24/q1}; a revision of it has its number behind. */
  private static String quarter(Observation observation) {
    return observation.effect() + "/" + observation.quarter();
  }

  private static RecordedObservation observation(ChainEvent event) {
    var subject = event.subject();
    int revision = Integer.parseInt(subject.substring(subject.lastIndexOf('/') + 1));
    return new RecordedObservation(
        ObservationDocument.read(subject, event.document()),
        revision,
        event.recordedAt(),
        event.by());
  }

  private static MeasureDocument model(ChainEvent event) {
    return new MeasureDocument(
        event.fund(),
        Integer.parseInt(event.subject()),
        event.document(),
        event.recordedAt(),
        event.by());
  }
}
