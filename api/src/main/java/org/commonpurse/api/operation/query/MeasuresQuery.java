package org.commonpurse.api.operation.query;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.EffectCode;

/**
 * What of a fund's measures is asked for.
 *
 * @param view  as known when
 * @param effect  only what is of one effect
 */
public record MeasuresQuery(View view, Optional<EffectCode> effect) {

  public MeasuresQuery {
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(effect, "effect");
  }

  /** Whether what is of an effect is asked for. */
  public boolean asksFor(EffectCode code) {
    return effect.isEmpty() || effect.get().equals(code);
  }
}
