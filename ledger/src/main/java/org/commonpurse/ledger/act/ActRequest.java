package org.commonpurse.ledger.act;

import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;

/**
 * A request that its sender named by a key, so that it can be sent again and is carried out once.
 *
 * @param key  the sender's key, unique among the acts and entries of the fund
 * @param by  the person or system that asks; the same words of another are another request
 * @param act  what is asked for, such as {@code rules-set}
 * @param digest  of all that is asked, as 64 hexadecimal digits
 */
public record ActRequest(EntryKey key, Actor by, String act, String digest) {

  public ActRequest {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(act, "act");
    Objects.requireNonNull(digest, "digest");
  }

  /**
   * A request with the digest of what is asked.
   *
   * @param facts  all that decides what the act does, each as a text that never changes its form
   */
  public static ActRequest of(EntryKey key, Actor by, String act, List<String> facts) {
    var text = new StringBuilder("commonpurse request 1\nact ").append(act);
    text.append("\nactor ").append(by.id());
    // A fact may have lines of its own, so its hash stands for it.
    facts.forEach(fact -> text.append("\nfact ").append(Sha256.hex(fact)));
    return new ActRequest(key, by, act, Sha256.hex(text.append('\n').toString()));
  }
}
