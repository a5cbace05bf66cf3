package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PROBLEM_UNKNOWN;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.commonpurse.api.access.OpenTo;
import org.commonpurse.api.problem.Catalogue;
import org.commonpurse.ledger.problem.ProblemType;

/** What the problems mean that answers name in {@code type}. */
@OpenTo(OpenTo.Whom.ANYBODY)
@Path(Catalogue.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
public final class ProblemsResource {

  /** All problems. */
  public record ProblemsResponse(List<TypeResponse> items) {}

  /**
   * One problem.
   *
   * @param type  its address, as answers name it
   * @param title  the problem in a few words
   * @param status  the HTTP status that tells it; 200 for a warning, which refuses nothing
   * @param code  the stable code
   * @param meaning  what is wrong
   * @param remedy  what to do
   */
  public record TypeResponse(
      String type, String title, int status, String code, String meaning, String remedy) {

    static TypeResponse of(ProblemType problem) {
      return new TypeResponse(
          Catalogue.address(problem),
          problem.title(),
          problem.category().httpStatus(),
          problem.code(),
          problem.meaning(),
          problem.remedy());
    }
  }

  /** Every problem there is, by what it is about. */
  @GET
  @Answers(summary = "all problems")
  public ProblemsResponse list() {
    return new ProblemsResponse(Catalogue.all().map(TypeResponse::of).toList());
  }

  /** The problem that an answer named. */
  @GET
  @Path("/{type}")
  @Answers(summary = "one problem", problems = "SERVICE_PROBLEM_UNKNOWN")
  public TypeResponse get(@PathParam("type") String type) {
    return Catalogue.find(type)
        .map(TypeResponse::of)
        .orElseThrow(
            () ->
                SERVICE_PROBLEM_UNKNOWN
                    .because(
                        "There is no problem \""
                            + type
                            + "\"; /api/v1/problems lists those there are.",
                        "type",
                        type)
                    .toException());
  }
}
