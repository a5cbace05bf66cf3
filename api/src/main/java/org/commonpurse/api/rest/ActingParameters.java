package org.commonpurse.api.rest;

import jakarta.inject.Singleton;
import java.util.function.Function;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives methods that ask for {@code @BeanParam Acting} who asks. The framework would make a bean by
 * injection for each request, which took an eighth of the time of a post.
 */
final class ActingParameters implements ValueParamProvider {

  /** Has a server ask this first. */
  static AbstractBinder binder() {
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(ActingParameters.class).to(ValueParamProvider.class).in(Singleton.class);
      }
    };
  }

  @Override
  public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
    return parameter.getRawType() == Acting.class ? Acting::of : null;
  }

  @Override
  public PriorityType getPriority() {
    return Priority.HIGH;
  }
}
