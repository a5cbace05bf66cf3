package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.ledger.period.ChecklistItem;

/** What there is to see to before a period is closed. */
public record ChecklistResponse(List<ChecklistItem> items) {}
