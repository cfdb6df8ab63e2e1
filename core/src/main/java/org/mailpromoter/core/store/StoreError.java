package org.mailpromoter.core.store;

import org.mailpromoter.core.fault.ErrorCode;
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
  private final Retry retry;
  private final String remedy;

  StoreError(String id, Retry retry, String remedy) {
    this.id = id;
    this.retry = retry;
    this.remedy = remedy;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public FaultScope scope() {
    return FaultScope.INSTALLATION;
  }

  @Override
  public Retry retry() {
    return retry;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
