package org.mailpromoter.web;

/** Answers requests. Thread-safe. */
@FunctionalInterface
public interface Handler {
  /** The response to a request; whatever fails is part of it. */
  Response handle(Request request);
}
