package org.commonpurse.api.representation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the schema of a property that is JSON already, or one of several forms, so that its type says nothing of
 * what is in it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Described {

  /**
   * The name of the schema in {@code config/schema}, such as {@code outturn}; of a list or a map, that of each of
   * its items.
   */
  String value();
}
