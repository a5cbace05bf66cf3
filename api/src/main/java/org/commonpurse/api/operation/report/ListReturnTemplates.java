package org.commonpurse.api.operation.report;

import java.util.List;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.reports.template.ReturnTemplate;
import org.commonpurse.reports.template.ShippedTemplates;

/** The templates of returns and plans that ship. */
@OperationSpec(
    name = "return-templates",
    summary = "the templates of returns and plans that ship, and for which days each is",
    routes = "GET /api/v1/return-templates",
    lists = "GET /api/v1/return-templates",
    command = "report templates",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS)
public final class ListReturnTemplates {

  /** All, in order of their names. */
  public List<ReturnTemplate> run() {
    return ShippedTemplates.all();
  }
}
