package org.mailpromoter.service;

import java.util.concurrent.ExecutionException;

/** What other threads failed with. */
final class Failures {
  private Failures() {}

  /** The failure itself, to be thrown on: storage that is unusable, or a defect. */
  static RuntimeException unchecked(ExecutionException failure) throws InterruptedException {
    Throwable cause = failure.getCause();
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (cause instanceof RuntimeException unchecked) {
      return unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("synchronizing failed", cause);
  }
}
