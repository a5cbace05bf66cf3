package org.commonpurse.ledger.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.ledger.id.Actor;

/** The keys and roles that were given to those who ask the service. */
public interface AccessRegister {

  /**
   * Changes keys and roles, all or nothing.
   *
   * @param act  what is done; it may be tried again, so it does nothing else
   */
  <T> T change(Function<AccessChange, T> act);

  /**
   * Keeps a key and roles where there has never been a key; of several processes that ask at once one
   * succeeds.
   *
   * @return whether they were kept
   */
  boolean addFirst(NewKey key, List<NewGrant> grants, Actor by, String reason);

  /** A key with the roles of its subject, where there is one of that id. */
  Optional<Holder> holder(String keyId);

  /** The roles that a subject was ever given, in order of number. */
  List<Grant> grantsOf(String subjectId);

  /** All keys, in the order in which they were made, those too that are good no longer. */
  List<AccessKey> keys();

  /** All roles that were ever given, in order of number. */
  List<Grant> grants();

  /** When each key was used last and each person signed in last, by the id of either. */
  Map<String, Instant> uses();

  /**
   * Takes note that a key was used, or that somebody signed in otherwise, unless that was noted within the
   * minute before.
   *
   * @param id  of the key, or of the subject
   */
  void used(String id, Instant at);

  /** Keeps a key; see {@link AccessChange#add}. */
  default AccessKey add(NewKey key, Actor by, String reason) {
    return change(register -> register.add(key, by, reason));
  }

  /** Keeps a key together with roles, all or nothing. */
  default AccessKey add(NewKey key, List<NewGrant> grants, Actor by, String reason) {
    return change(
        register -> {
          grants.forEach(grant -> register.grant(grant, by, reason));
          return register.add(key, by, reason);
        });
  }

  /** Revokes a key; see {@link AccessChange#revoke}. */
  default AccessKey revoke(String keyId, Actor by, String reason) {
    return change(register -> register.revoke(keyId, by, reason));
  }

  /** Gives a role; see {@link AccessChange#grant}. */
  default Grant grant(NewGrant grant, Actor by, String reason) {
    return change(register -> register.grant(grant, by, reason));
  }

  /** Takes a role back; see {@link AccessChange#withdraw}. */
  default Grant withdraw(long number, Actor by, String reason) {
    return change(register -> register.withdraw(number, by, reason));
  }
}
