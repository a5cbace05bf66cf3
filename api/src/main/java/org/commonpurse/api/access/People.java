package org.commonpurse.api.access;

import java.time.Clock;
import java.util.Optional;
import org.commonpurse.api.access.signin.SignIns;
import org.commonpurse.api.access.signin.SignedIn;
import org.commonpurse.ledger.access.AccessRegister;
import org.commonpurse.ledger.access.Credential;

/** People who show a token: they have the roles of their groups, and those that the register gives them besides. */
public final class People {

  private final SignIns signIns;
  private final AccessRegister register;
  private final Clock clock;

  /** Those who sign in so, with the roles of a register. */
  public People(SignIns signIns, AccessRegister register, Clock clock) {
    this.signIns = signIns;
    this.register = register;
    this.clock = clock;
  }

  /** Who shows a token, where it is one and good. */
  Optional<KnownRequester> requester(String token) {
    return signIns.of(token).map(this::known);
  }

  private KnownRequester known(SignedIn person) {
    return KnownRequester.of(
        person.subject(),
        new Credential.BySignIn(person.roles()),
        register.grantsOf(person.subject().id()),
        clock.instant());
  }
}
