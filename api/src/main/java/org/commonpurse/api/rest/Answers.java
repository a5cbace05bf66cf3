package org.commonpurse.api.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a method answers with, as far as the type that it returns does not say so. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Answers {

  /** The statuses of a good answer. */
  int[] status() default 200;

  /** What the body represents; of lines, what each does. With several, one of them. */
  Class<?>[] value() default {};

  /** The name of the schema in {@code config/schema} that describes the body, in place of a type or beside several. */
  String schema() default "";

  /** The media types, where the path or the query and not the header Accept decides. */
  String[] types() default {};

  /** The codes of what is refused, where it is of no operation. */
  String[] problems() default {};

  /** The headers that tell something of a good answer, each as {@code Name: what it says}. */
  String[] headers() default {};

  /** What the route is for, where it is of no operation. */
  String summary() default "";
}
