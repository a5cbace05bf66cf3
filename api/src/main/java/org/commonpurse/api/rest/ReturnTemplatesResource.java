package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.commonpurse.api.operation.report.ListReturnTemplates;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ReturnTemplateResponse;

/** The templates of returns and plans that ship. */
@Path("/api/v1/return-templates")
@Produces(MediaType.APPLICATION_JSON)
public final class ReturnTemplatesResource {

  /** All of them. */
  @GET
  public ListResponse<ReturnTemplateResponse> list() {
    return ListResponse.of(new ListReturnTemplates().run(), ReturnTemplateResponse::of);
  }
}
