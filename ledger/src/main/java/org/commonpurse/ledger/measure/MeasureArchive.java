package org.commonpurse.ledger.measure;

import java.util.List;
import org.commonpurse.ledger.id.FundCode;

/** What the funds measure, as far as it is known at the moment of the view. */
public interface MeasureArchive {

  /** All versions of a fund's model, in order of their numbers. */
  List<MeasureDocument> models(FundCode fund);

  /** All values observed in a fund, in order of effect, quarter and revision. */
  List<RecordedObservation> observations(FundCode fund);
}
