package org.commonpurse.api.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.proof.ReadAudit;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.AuditResponses;
import org.commonpurse.api.representation.AuditResponses.AuditLineResponse;
import org.commonpurse.api.representation.CsvItems;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.audit.AuditLine;
import org.commonpurse.ledger.id.FundCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the audit trail. */
@Command(
    name = "audit",
    header = "List who did what, when, from where and with which result.",
    description = {
      "",
      "What was recorded stands in the chains and in the register of access; what was refused, and from where"
          + " keys and roles were changed, is noted beside them. Both are told here in order of their moments."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class AuditCommand implements Callable<Integer> {

  private final Console console;

  /** How it is printed. */
  private enum Form {
    TEXT,
    JSON,
    CSV,
    JSONL
  }

  @Option(
      names = "--fund",
      paramLabel = "CODE",
      description = "Only this fund. Without it: all funds, and what is of none.")
  private Optional<String> fund = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Only at this moment or later, such as 2026-11-27T09:30:00Z.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "INSTANT", description = "Only at this moment or earlier.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--subject",
      paramLabel = "ID",
      description = "Only what whoever has this id did or tried.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--operation",
      paramLabel = "NAME",
      description = "Only this operation, or what was recorded, such as entry or agreement.")
  private Optional<String> operation = Optional.empty();

  @Option(
      names = "--outcome",
      paramLabel = "CODE",
      description = "Only what ended so: RECORDED, DONE, or the code of a problem.")
  private Optional<String> outcome = Optional.empty();

  @Mixin private final PageOptions page = new PageOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, csv or jsonl. Without it: text.")
  private Optional<String> format = Optional.empty();

  @Mixin private final Settings settings = new Settings();

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var named = RequestParameters.options().with("fund", fund).with("format", format);
    var asked =
        page.of(
            RequestParameters.options()
                .with("from", from)
                .with("to", to)
                .with("subject", subject)
                .with("operation", operation)
                .with("outcome", outcome));
    var query = Queries.audit(named.one("fund", FundCode::of), asked);
    var form = named.one("format", RequestParameters.oneOf(Form.class)).orElse(Form.TEXT);
    try (var ledger = settings.openExisting()) {
      print(form, new ReadAudit(ledger).run(query), asked);
    }
    return ExitCode.DONE.number();
  }

  private void print(Form form, ListPage<AuditLine> found, RequestParameters asked) {
    var out = console.out();
    var list = ListResponse.of(found, AuditLineResponse::of, asked);
    switch (form) {
      case JSON -> out.println(ResponseJson.pretty(list));
      case CSV -> out.print(CsvItems.of(ResponseJson.withAbsent(list)).orElseThrow());
      case JSONL -> out.print(AuditResponses.jsonLines(found.items()));
      case TEXT -> text(found.items()).forEach(out::println);
    }
    if (form != Form.JSON) {
      PageOptions.tellNext(console.err(), found.next());
    }
  }

  private static List<String> text(List<AuditLine> lines) {
    var columns = AuditResponses.columns();
    var table = new TextTable(columns.size(), columns);
    lines.forEach(line -> table.row(AuditResponses.cells(line)));
    return table.lines();
  }
}
