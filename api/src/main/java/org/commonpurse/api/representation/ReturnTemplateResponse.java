package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.reports.template.ReturnTemplate;
import org.commonpurse.reports.template.ReturnTemplate.TemplateSheet;

/**
 * A template of a return.
 *
 * @param from  the first day of a period that it may be used for
 * @param to  the last such day
 * @param period  year or quarter
 * @param sheets  what stands on their tabs
 */
public record ReturnTemplateResponse(
    String template,
    String title,
    String edition,
    String notice,
    String from,
    String to,
    String period,
    List<String> sheets) {

  /** What a template says of itself. */
  public static ReturnTemplateResponse of(ReturnTemplate template) {
    return new ReturnTemplateResponse(
        template.name(),
        template.title(),
        template.edition(),
        template.notice(),
        template.from().toString(),
        template.to().toString(),
        template.isQuarterly() ? "quarter" : "year",
        template.sheets().stream().map(TemplateSheet::tab).toList());
  }
}
