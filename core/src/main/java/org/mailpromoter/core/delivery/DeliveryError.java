package org.mailpromoter.core.delivery;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * Failures of the delivery of activities.
 *
 * @since 0.1
 */
public enum DeliveryError implements ErrorCode {
  /** A sink could not deliver now. */
  FAILING(
      "delivery/failing",
      Retry.LATER,
      "Nothing is lost; delivery is retried automatically. Once the cause is fixed, it can be"
          + " retried at once."),
  /** An event was given up. */
  UNDELIVERABLE(
      "delivery/undeliverable",
      Retry.AFTER_A_CHANGE,
      "Check which events were set aside and why. Once the cause is fixed, retry them.");

  private final String id;
  private final ErrorMeaning meaning;

  DeliveryError(String id, Retry retry, String remedy) {
    this.id = id;
    this.meaning = new ErrorMeaning(FaultScope.MESSAGE, retry, remedy);
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
