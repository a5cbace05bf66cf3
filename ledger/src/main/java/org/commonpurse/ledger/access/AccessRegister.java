package org.commonpurse.ledger.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;

/** The keys and roles that were given to those who ask the service. */
public interface AccessRegister {

  /**
   * Keeps a key.
   *
   * @param by  who made it
   * @param reason  why; may be empty
   */
  AccessKey add(NewKey key, Actor by, String reason);

  /**
   * Keeps a key and roles where there has never been a key; of several processes that ask at once one
   * succeeds.
   *
   * @return whether they were kept
   */
  boolean addFirst(NewKey key, List<NewGrant> grants, Actor by, String reason);

  /**
   * Keeps a key together with roles, all or nothing.
   *
   * @param reason  why
   */
  AccessKey add(NewKey key, List<NewGrant> grants, Actor by, String reason);

  /** A key with the roles of its subject, where there is one of that id. */
  Optional<Holder> holder(String keyId);

  /** All keys, in the order in which they were made, those too that are good no longer. */
  List<AccessKey> keys();

  /**
   * Revokes a key, for good; one that is revoked stays as it is.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ACCESS_KEY_UNKNOWN}
   */
  AccessKey revoke(String keyId, Actor by, String reason);

  /** Gives a role. The same once more changes nothing, and answers the grant that holds. */
  Grant grant(NewGrant grant, Actor by, String reason);

  /**
   * Takes a role back; one that was taken back stays as it is.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ACCESS_GRANT_UNKNOWN}
   */
  Grant withdraw(long number, Actor by, String reason);

  /** The roles that a subject was ever given, in order of number. */
  List<Grant> grantsOf(String subjectId);

  /** All roles that were ever given, in order of number. */
  List<Grant> grants();

  /**
   * Takes note that a key was used, or that somebody signed in otherwise, unless that was noted within the
   * minute before.
   *
   * @param id  of the key, or of the subject
   */
  void used(String id, Instant at);
}
