package org.commonpurse.api.operation.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operation is, beside the class that carries it out.
 * <p>
 * Routes and commands are written by hand, in the manner of their frameworks; a test holds them to
 * this.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OperationSpec {

  /** A stable name, such as {@code entry-post}. */
  String name();

  /** What it does, in a few words that go on after its name. */
  String summary();

  /** What whoever asks over HTTP has to know besides, such as how much is taken at once; empty where nothing. */
  String detail() default "";

  /** The routes that lead to it, such as {@code POST /api/v1/funds/{fund}/entries}; none where it has none. */
  String[] routes() default {};

  /** The command that leads to it, such as {@code allocation apply}; empty where it has none. */
  String command() default "";

  /** Why there is no route or no command, where one is missing. */
  String onlyOneDoor() default "";

  /** What one must be allowed to do. */
  Permission permission();

  /** What it shows of a fund's books, and so what of it a partner gets that may not see everything. */
  Shows shows() default Shows.TOTALS;

  /** What happens when it is asked for again. */
  Idempotency idempotency();

  /** Whether it records entries, which the books may refuse. */
  boolean posts() default false;

  /** What a route's query may name. */
  ParameterGroup[] parameters() default {};

  /** The routes among them that answer with a list told whole; where there are pages, all are lists. */
  String[] lists() default {};

  /** The schemas in {@code config/schema} of what is sent, by name, such as {@code entry}. */
  String[] requests() default {};

  /** The media type of what is sent where no schema describes it, such as {@code text/csv}. */
  String file() default "";

  /**
   * The codes of what is refused, beside what follows from what it takes and does: an unknown fund, a missing
   * actor, a document that its schema does not describe, a day that is none, a store that cannot be used now.
   */
  String[] problems() default {};
}
