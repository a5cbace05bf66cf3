package org.commonpurse.ledger.fund;

import java.util.Objects;
import org.commonpurse.ledger.id.MeasureCode;

/**
 * Something counted, whose change saves one partner money and may cost another.
 *
 * @param code  its code, unique among the measures of the fund
 * @param name  its name, of 1 to 200 characters, such as "emergency admissions"
 * @param unit  what one of it is called, such as "admission"
 */
public record Measure(MeasureCode code, String name, String unit) {

  public Measure {
    Objects.requireNonNull(code, "code");
    name = Texts.requireName(name, "measure's name");
    unit = Texts.requireName(unit, "measure's unit");
  }
}
