package org.mailpromoter.web;

import java.time.Duration;
import java.util.Objects;

/**
 * A request and how it was answered, without anything that a person wrote.
 *
 * @param method the method, as sent if it is a known one
 * @param route the template of its route; empty if it has none
 * @param status the status; 499 if the client went away
 * @param bytes the content sent
 * @param took from the request line to the last byte
 * @param request the id of the request
 * @param account who sent it; empty if nobody is known
 */
public record Answered(
    String method,
    String route,
    int status,
    long bytes,
    Duration took,
    String request,
    String account) {
  /** Rejects nulls. */
  public Answered {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(took, "took");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(account, "account");
  }
}
