package org.mailpromoter.spi.policy;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * Failures of any policy source, in addition to those that each kind reports.
 *
 * @since 0.1
 */
public enum PolicySourceError implements ErrorCode {
  /** The source's own code failed. */
  DEFECT(
      Retry.AFTER_A_CHANGE,
      "Nothing was changed. Report it to the maker of the plugin, or remove its section from"
          + " policy-sources."),
  /** The source did not answer in time. */
  HANGS(
      Retry.LATER,
      "Nothing was changed. Check whether the server behind it answers. If it does, report it to"
          + " the maker of the plugin.");

  private final ErrorMeaning meaning;

  PolicySourceError(Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(FaultScope.INSTALLATION, retry, remedy);
  }

  @Override
  public String id() {
    return ErrorCode.id("policy-source", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
