package org.mailpromoter.core.store;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * What can go wrong with storage of every kind, and what callers tell apart.
 *
 * @since 0.1
 */
public enum StoreError implements ErrorCode {
  /** Another process synchronizes into the storage. */
  IN_USE(
      "storage/in-use",
      Retry.LATER,
      "Wait until the other process has finished, or stop it. Commands that only read, such as"
          + " status and errors, work meanwhile.");

  private final String id;
  private final ErrorMeaning meaning;

  StoreError(String id, Retry retry, String remedy) {
    this.id = id;
    this.meaning = new ErrorMeaning(FaultScope.INSTALLATION, retry, remedy);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
