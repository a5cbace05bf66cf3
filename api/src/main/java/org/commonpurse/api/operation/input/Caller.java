package org.commonpurse.api.operation.input;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;

/**
 * Who asks for an act, and the key that names the request.
 *
 * @param actor  the person or system responsible
 * @param key  the caller's key, where there is one: the same request with it is carried out once
 */
public record Caller(Actor actor, Optional<EntryKey> key) {

  public Caller {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(key, "key");
  }

  /**
   * The request that the key names.
   *
   * @param act  the name of the operation
   * @param facts  all that decides what it does; a fact is told from others by its text
   */
  public Optional<ActRequest> asks(String act, Object... facts) {
    return key.map(
        name ->
            ActRequest.of(name, actor, act, Arrays.stream(facts).map(String::valueOf).toList()));
  }
}
