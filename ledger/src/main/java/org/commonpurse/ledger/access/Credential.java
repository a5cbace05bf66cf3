package org.commonpurse.ledger.access;

import java.util.List;
import java.util.Objects;

/** What somebody's right to act rested on when they acted, so that it can be asked later whether it still does. */
public sealed interface Credential {

  /** Nothing was shown: a command, or a proxy that knows its users, said who it is. */
  Credential ON_TRUST = new OnTrust();

  /** Nothing was shown. */
  record OnTrust() implements Credential {}

  /**
   * A key was shown, and what its subject may do was in the register.
   *
   * @param key  its id
   */
  record ByKey(String key) implements Credential {

    public ByKey {
      Objects.requireNonNull(key, "key");
    }
  }

  /**
   * Somebody had signed in elsewhere.
   *
   * @param roles  what their groups gave them, beside what the register did
   */
  record BySignIn(List<NewGrant> roles) implements Credential {

    public BySignIn {
      roles = List.copyOf(roles);
    }
  }
}
