package org.commonpurse.api.access;

import java.util.Optional;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.id.Actor;

/** What those who gave their word may do at the moment an act is carried out that rests on it. */
public final class PresentRights {

  private final Writing act;

  /** As they are within an act, until which ends nobody changes them. */
  public PresentRights(Writing act) {
    this.act = act;
  }

  /**
   * Somebody with what they may do now.
   *
   * @param credential  what their right rested on when they gave their word
   * @return nobody where the key that they showed is good no longer
   */
  public Optional<Requester> of(Actor subject, Credential credential) {
    if (credential instanceof Credential.OnTrust) {
      return Optional.of(new TrustedRequester());
    }
    var kept = act.access();
    var grants = kept.grantsOf(subject.id());
    return credential instanceof Credential.ByKey shown
        ? kept.key(shown.key())
            .filter(key -> key.isGood(act.now()))
            .map(key -> KnownRequester.of(key, grants, act.now()))
        : Optional.of(
            KnownRequester.of(subject, (Credential.BySignIn) credential, grants, act.now()));
  }
}
