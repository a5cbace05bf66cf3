package org.commonpurse.ledger.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_GRANT_UNKNOWN;
import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_KEY_UNKNOWN;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.problem.ProblemException;

/** Keys and roles while they are changed: nobody else changes them meanwhile, and all is kept or nothing. */
public interface AccessChange {

  /** All keys, in the order in which they were made, with what this change did so far. */
  List<AccessKey> keys();

  /** All roles that were ever given, in order of number, with what this change did so far. */
  List<Grant> grants();

  /**
   * Keeps a key.
   *
   * @param reason  why; may be empty
   */
  AccessKey add(NewKey key, Actor by, String reason);

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

  /**
   * What came of a request that was carried out before.
   *
   * @return the id of the key or the number of the grant; empty for a request that is new
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_KEY_REUSED} if its sender named
   *     another request so
   */
  Optional<String> resultOf(ActRequest request);

  /** Keeps what came of a request, so that it is not carried out again. */
  void done(ActRequest request, String result);

  /** The refusal of a key that is not there, or not for whoever asks. */
  static ProblemException unknownKey(String keyId) {
    return ACCESS_KEY_UNKNOWN
        .because(
            "There is no key " + keyId + ". The list of keys has those there are.", "key", keyId)
        .toException();
  }

  /** The refusal of a grant that is not there, or not for whoever asks. */
  static ProblemException unknownGrant(long number) {
    return ACCESS_GRANT_UNKNOWN
        .because(
            "There is no grant " + number + ". The review of access has those there are.",
            "grant",
            number)
        .toException();
  }
}
