package org.commonpurse.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of what answers requests and is no operation to whom it is open. What says nothing and is no
 * operation is open to nobody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OpenTo {

  /** To whom. */
  Whom value();

  /** To whom something is open. */
  enum Whom {
    /** To anybody: it tells nothing of anybody's books. */
    ANYBODY,
    /** To whoever is known; it shows them only what they may see. */
    WHOEVER_IS_KNOWN
  }
}
