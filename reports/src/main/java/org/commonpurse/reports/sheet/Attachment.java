package org.commonpurse.reports.sheet;

import java.util.Objects;

/**
 * A text that goes with a workbook, as a part of its file that spreadsheets do not show.
 *
 * @param name  of the part, such as {@code report.json}
 * @param mediaType  of the text
 * @param relation  what the text is to the workbook, as a URI
 * @param text  as it stands in the part, in UTF-8
 * @param ending  what the bytes of the file end in, in ASCII
 */
public record Attachment(
    String name, String mediaType, String relation, String text, String ending) {

  public Attachment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(relation, "relation");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(ending, "ending");
  }
}
