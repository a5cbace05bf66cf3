package org.commonpurse.allocation.impact;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.EffectCode;

/**
 * A version of a fund's model of measures, complete enough for its books: each effect has a plan, each
 * price its source and edition, and each cashable pound its budget line.
 *
 * @param version  1 or more
 * @param from  the day from which it holds; it holds for the quarters that end on it or later
 * @param model  what is saved and lost
 */
public record MeasureModel(int version, LocalDate from, ImpactModel model) {

  public MeasureModel {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(model, "model");
  }

  /** An effect of the model, with its plan. */
  public Optional<Effect> effect(EffectCode code) {
    return model.effects().stream().filter(effect -> effect.code().equals(code)).findFirst();
  }
}
