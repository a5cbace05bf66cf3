package org.commonpurse.api.rest;

import jakarta.ws.rs.HeaderParam;
import java.util.HashSet;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.RoleCode;
import org.jspecify.annotations.Nullable;

/** Who posts, as the headers say. */
public final class Acting {

  @HeaderParam(Headers.ACTING_AS)
  private @Nullable String name;

  @HeaderParam(Headers.ACTING_ROLES)
  private @Nullable String roles;

  /**
   * The person or system responsible, with the roles that let it post in a softly closed period.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_ACTOR_MISSING}
   */
  Actor actor() {
    var codes =
        new RequestParameters()
            .with(Headers.ACTING_ROLES, roles)
            .several(Headers.ACTING_ROLES, RoleCode::of);
    return new Actor(Headers.actor(name).name(), new HashSet<>(codes));
  }
}
