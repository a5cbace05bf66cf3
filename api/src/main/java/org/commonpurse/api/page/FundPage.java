package org.commonpurse.api.page;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;

/** The page of one fund. */
public final class FundPage extends View {

  private final FundPart fund;

  FundPage(FundPart fund) {
    super("fund.ftlh", StandardCharsets.UTF_8);
    this.fund = fund;
  }

  /** The fund. */
  public FundPart fund() {
    return fund;
  }
}
