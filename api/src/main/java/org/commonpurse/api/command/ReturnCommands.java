package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.report.ListReturnTemplates;
import org.commonpurse.api.operation.report.ReturnOf;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.api.representation.ReturnTemplateResponse;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.template.FilledReturn;
import org.commonpurse.reports.template.ReturnAnswers;
import org.commonpurse.reports.template.ReturnTemplate;
import org.commonpurse.reports.template.ReturnWorkbook;
import org.commonpurse.reports.template.ShippedTemplates;
import org.commonpurse.reports.template.TemplateReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Returns and plans that others prescribe. */
final class ReturnCommands {

  private ReturnCommands() {}

  /** Writes a return. */
  @Command(
      name = "return",
      header = "Write a return or plan of a fund as a workbook, and tell what is still missing.",
      description = {
        "",
        "The books fill what they know, a file of answers the rest. The same state of the books and"
            + " answers give the same bytes."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class ReturnFile implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
    private String fund = "";

    @Option(
        names = "--template",
        required = true,
        paramLabel = "NAME|FILE",
        description =
            "One of \"report templates\", or a file of your own; a name with a dot in it is a file.")
    private String template = "";

    @Option(
        names = "--period",
        required = true,
        paramLabel = "PERIOD",
        description = "A year or a quarter, such as 2025-26 or 2025-26-q2.")
    private String period = "";

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "The workbook (XLSX) to write, which must not be there yet.")
    private Path out = Path.of("");

    @Option(
        names = "--answers",
        paramLabel = "FILE",
        description = "What people answer and sign (YAML). Without it: nothing yet.")
    private Optional<Path> answers = Optional.empty();

    @Mixin private final Settings settings = new Settings();

    @Override
    public Integer call() {
      var asked =
          RequestParameters.options()
              .with("fund", fund)
              .with("template", template)
              .with("period", period);
      var code = asked.one("fund", FundCode::of).orElseThrow();
      var input = ReturnOf.Input.of(asked);
      var shape = template(input.template());
      var said =
          answers.map(file -> ReturnAnswers.of(document(file))).orElseGet(ReturnAnswers::none);
      try (var ledger = settings.openExisting()) {
        var filled = new ReturnOf(ledger).run(code, shape, input.period(), said);
        NewFile.writeBytes(
            out,
            bytes -> {
              ReturnWorkbook.write(filled, bytes);
              return filled;
            });
        lines(filled).forEach(spec.commandLine().getOut()::println);
      }
      return ExitCode.DONE.number();
    }

    /** A name that ships has no dot in it, and a file has. */
    private static ReturnTemplate template(String nameOrFile) {
      return nameOrFile.contains(".")
          ? TemplateReader.read(document(Path.of(nameOrFile)))
          : ShippedTemplates.get(nameOrFile);
    }

    private static Document document(Path file) {
      return Document.parse(file.toString(), CommandFiles.read(file));
    }

    private List<String> lines(FilledReturn filled) {
      var lines = new ArrayList<String>();
      lines.add(
          "Wrote %s: %s, %s, %s."
              .formatted(out, filled.fundName(), filled.template().title(), filled.period()));
      lines.add(filled.template().notice());
      lines.add(
          filled.isComplete() ? "The checklist is complete." : "The checklist is not complete.");
      filled
          .checks()
          .forEach(
              each ->
                  lines.add((each.holds() ? "holds: " : "DOES NOT HOLD: ") + each.check().says()));
      if (!filled.lacks().isEmpty()) {
        lines.add("");
        var table = new TextTable(4, List.of("sheet", "line", "column", "what is missing"));
        for (var lack : filled.lacks()) {
          var cell = lack.cell();
          table.row(cell.sheet(), cell.line(), cell.column(), lack.why());
        }
        lines.addAll(table.lines());
      }
      return lines;
    }
  }

  /** Lists templates. */
  @Command(
      name = "templates",
      header = "List the templates of returns that ship; no database is needed.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class TemplateList implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print them as JSON.")
    private boolean isJsonWanted;

    @Override
    public Integer call() {
      var found = ListResponse.of(new ListReturnTemplates().run(), ReturnTemplateResponse::of);
      var out = spec.commandLine().getOut();
      if (isJsonWanted) {
        out.println(ResponseJson.pretty(found));
      } else {
        var table =
            new TextTable(6, List.of("template", "for a", "from", "to", "edition", "title"));
        for (var each : found.items()) {
          table.row(
              each.template(),
              each.period(),
              each.from().toString(),
              each.to().toString(),
              each.edition(),
              each.title());
        }
        table.lines().forEach(out::println);
      }
      return ExitCode.DONE.number();
    }
  }
}
