package org.mailpromoter.graph.stub.fault;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * An error as Graph says it: a status, a code, a sentence, and headers.
 *
 * @param status the status of HTTP
 * @param code the code of the error, such as ErrorItemNotFound
 * @param message the sentence, which clients are not to depend on
 * @param headers headers of the answer, such as Retry-After
 * @since 0.1
 */
public record Refusal(int status, String code, String message, Map<String, String> headers) {
  /** Copies what it is given. */
  public Refusal {
    headers = Map.copyOf(headers);
  }

  /** A refusal without headers of its own. */
  public static Refusal of(int status, String code, String message) {
    return new Refusal(status, code, message, Map.of());
  }

  /** The same with one more header. */
  public Refusal with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Refusal(status, code, message, more);
  }

  /** An item that is gone, or was moved. */
  public static Refusal itemNotFound() {
    return of(404, "ErrorItemNotFound", "The specified object was not found in the store.");
  }

  /** Too many requests at once for a mailbox. */
  public static Refusal throttled(Duration wait) {
    return of(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.")
        .with("Retry-After", String.valueOf(wait.toSeconds()));
  }

  /** A service that is busy. */
  public static Refusal busy() {
    return of(503, "ServiceUnavailable", "The service is unavailable. Try again later.");
  }

  /** A page that takes too long to make. */
  public static Refusal gatewayTimeout() {
    return of(504, "UnknownError", "The gateway did not receive a timely response.");
  }

  /** A token that is not good any more. */
  public static Refusal invalidToken() {
    return of(
        401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");
  }

  /** A mailbox that an application access policy or a scope keeps from a program. */
  public static Refusal accessDenied() {
    return of(
        403,
        "ErrorAccessDenied",
        "Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly"
            + " AccessPolicy settings.");
  }

  /** A permission that nobody consented to. */
  public static Refusal notConsented() {
    return of(
        403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
  }

  /** A mailbox that is not in Exchange Online, or has no licence. */
  public static Refusal notEnabled() {
    return of(
        404,
        "MailboxNotEnabledForRESTAPI",
        "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
  }

  /** A mailbox that is full. */
  public static Refusal quotaExceeded() {
    return of(507, "ErrorQuotaExceeded", "The mailbox has exceeded its quota.");
  }
}
