package org.commonpurse.ledger.access;

import java.util.List;
import java.util.Optional;

/** Keys and roles as an act finds them: nobody changes them until it ends. */
public interface AccessKept {

  /** A key, good or not, where there is one of that id. */
  Optional<AccessKey> key(String keyId);

  /** The roles that a subject was ever given, in order of number. */
  List<Grant> grantsOf(String subjectId);
}
