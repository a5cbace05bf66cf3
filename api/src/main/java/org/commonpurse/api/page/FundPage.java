package org.commonpurse.api.page;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;

/** The page of one fund. */
public final class FundPage extends View {

  private final FundView fund;

  FundPage(FundView fund) {
    super("fund.ftlh", StandardCharsets.UTF_8);
    this.fund = fund;
  }

  /** The fund. */
  public FundView fund() {
    return fund;
  }
}
