package org.commonpurse.api.page;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The first page: the funds, with where their costs fall. */
public final class StartPage extends View {

  private final List<FundView> funds;

  StartPage(List<FundView> funds) {
    super("start.ftlh", StandardCharsets.UTF_8);
    this.funds = List.copyOf(funds);
  }

  /** The funds, in order of code. */
  public List<FundView> funds() {
    return funds;
  }
}
