package org.commonpurse.ledger.access;

import java.util.List;
import java.util.Objects;

/**
 * A key with all the roles that whoever holds it was ever given.
 *
 * @param key  the key, good or not; when it was used last may be out of date
 * @param grants  the roles of its subject, in order of number, those too that are over
 */
public record Holder(AccessKey key, List<Grant> grants) {

  public Holder {
    Objects.requireNonNull(key, "key");
    grants = List.copyOf(grants);
  }
}
