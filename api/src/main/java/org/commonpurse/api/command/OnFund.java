package org.commonpurse.api.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands on one fund have in common. */
abstract class OnFund implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  FundCode fund() {
    return RequestParameters.options().with("fund", fund).one("fund", FundCode::of).orElseThrow();
  }

  Ledger open() {
    return settings.openExisting();
  }

  /** Prints a page: as JSON, or as lines, and then how to ask for what follows. */
  <S, T> void print(
      ListPage<S> page, Function<S, T> shown, RequestParameters asked, List<String> lines) {
    print(ListResponse.of(page, shown, asked), lines);
    tellNext(page.next());
  }

  /** Tells how to ask for what follows, unless it stands in the JSON. */
  void tellNext(Optional<String> next) {
    if (!isJsonWanted && spec != null) {
      PageOptions.tellNext(spec.commandLine().getErr(), next);
    }
  }

  /** Prints the answer that was asked for: JSON, or the lines. */
  void print(Object json, List<String> lines) {
    if (spec == null) {
      throw new IllegalStateException("The command was not made by picocli.");
    }
    var out = spec.commandLine().getOut();
    if (isJsonWanted) {
      out.println(ResponseJson.pretty(json));
    } else {
      lines.forEach(out::println);
    }
  }
}
