package org.mailpromoter.graph.stub.json;

import org.mailpromoter.graph.stub.fault.Refusal;

/** A request that is refused. */
public final class GraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Refuses a request. */
  public GraphException(Refusal refusal) {
    super(refusal.code() + ": " + refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  /** Refuses a request. */
  public static GraphException of(int status, String code, String message) {
    return new GraphException(Refusal.of(status, code, message));
  }

  /** A request that cannot be understood. */
  public static GraphException badRequest(String message) {
    return of(400, "BadRequest", message);
  }

  /** An id that this server never gave. */
  public static GraphException malformedId() {
    return of(400, "ErrorInvalidIdMalformed", "Id is malformed.");
  }

  /** An item that is gone. */
  public static GraphException itemNotFound() {
    return new GraphException(Refusal.itemNotFound());
  }

  /** What is answered. */
  public Refusal refusal() {
    return refusal;
  }
}
