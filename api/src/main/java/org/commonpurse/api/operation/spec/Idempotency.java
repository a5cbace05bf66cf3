package org.commonpurse.api.operation.spec;

/** What happens when an operation is asked for again in the same words. */
public enum Idempotency {
  /** It records nothing, so it is answered again. */
  READS,
  /** The caller's key says that it is the same act, which is done once. */
  BY_KEY,
  /** What it would record says that it is the same act, which is done once. */
  BY_CONTENT,
  /** It is another act, or is refused as one that cannot follow the first. */
  NONE
}
