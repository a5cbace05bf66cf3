package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.commonpurse.ledger.access.AccessRegister;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.journal.EntryQuery;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Goal: of changes of access, and acts that rest on it, that two processes begin at once, one comes first. */
class AccessAtOnceTest {

  private static final int TIMES = 20;

  private static NewGrant role(Actor subject) {
    return new NewGrant(
        subject, "administrator", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static long good(List<Grant> grants) {
    return Grant.good(grants, Clock.systemUTC().instant()).size();
  }

  /** Two things at once. */
  private static void both(ExecutorService pool, Runnable one, Runnable other) throws Exception {
    var barrier = new CyclicBarrier(2);
    var begun =
        List.of(one, other).stream()
            .map(
                each ->
                    pool.submit(
                        () -> {
                          barrier.await();
                          each.run();
                          return true;
                        }))
            .toList();
    for (var each : begun) {
      each.get();
    }
  }

  private static void withdrawUnlessLast(AccessRegister register, long number) {
    register.change(
        change -> {
          if (good(change.grants()) > 1) {
            change.withdraw(number, TREASURER, "");
          }
          return true;
        });
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void leavesOneOfTwoWhoTakeEachOthersRole(TestStores store) throws Exception {
    var url = store.fresh();
    var pool = Executors.newFixedThreadPool(2);
    try (Ledger one = Ledger.open(url);
        Ledger two = Ledger.open(url)) {
      for (int i = 0; i < TIMES; i++) {
        long first = one.access().grant(role(new Actor("a" + i)), TREASURER, "").number();
        long second = one.access().grant(role(new Actor("b" + i)), TREASURER, "").number();
        both(
            pool,
            () -> withdrawUnlessLast(one.access(), first),
            () -> withdrawUnlessLast(two.access(), second));
        assertThat(good(one.access().grants())).as("time %d", i).isEqualTo(1);
        one.access()
            .grants()
            .forEach(grant -> one.access().withdraw(grant.number(), TREASURER, ""));
      }
    } finally {
      pool.shutdown();
    }
  }

  private static boolean postIfGranted(Writing act, Actor subject, String key) {
    boolean has = good(act.access().grantsOf(subject.id())) > 0;
    if (has) {
      act.journal().post(submission(key, due("2023-04-01", ICB, MINIMUM, 1)));
    }
    return has;
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsBeforeARoleEndsOrNotAtAll(TestStores store) throws Exception {
    var url = store.fresh();
    var pool = Executors.newFixedThreadPool(2);
    try (Ledger one = Ledger.open(url);
        Ledger two = Ledger.open(url)) {
      one.funds().register(Samples.fund(), TREASURER);
      for (int i = 0; i < TIMES; i++) {
        var subject = new Actor("subject " + i, Set.of());
        var key = "k" + i;
        long number = one.access().grant(role(subject), TREASURER, "").number();
        both(
            pool,
            () -> one.books().write(FUND, act -> postIfGranted(act, subject, key)),
            () -> two.access().withdraw(number, TREASURER, ""));

        Instant ended = one.access().grantsOf(subject.id()).get(0).taken().orElseThrow().at();
        for (var entry :
            one.journal().entries(EntryQuery.of(FUND)).entries().stream()
                .filter(each -> each.key().value().equals(key))
                .toList()) {
          assertThat(entry.recordedAt()).as("time %d", i).isBeforeOrEqualTo(ended);
        }
        boolean isAllowed = one.books().write(FUND, act -> postIfGranted(act, subject, "later"));
        assertThat(isAllowed).as("what has ended stays so").isFalse();
      }
    } finally {
      pool.shutdown();
    }
  }
}
