package org.mailpromoter.access;

import java.util.Objects;

/** A request is not answered. Nothing was changed. */
public final class RefusalException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** A refusal. */
  public RefusalException(Refusal refusal) {
    super(refusal.getClass().getSimpleName());
    this.refusal = Objects.requireNonNull(refusal, "refusal");
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }
}
