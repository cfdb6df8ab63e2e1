package org.mailpromoter.graph.stub.fault;

import java.util.Map;
import java.util.Optional;

/**
 * A request that reached the server.
 *
 * @param operation what was asked for
 * @param method the method of HTTP
 * @param target the path and the query as they came; for a part of a batch its {@code url}
 * @param headers the headers by their names in small letters, without Authorization
 * @param caller who asked: a program's client id or a person's address; empty for nobody known
 * @param status the status of the answer; 0 where the connection was closed instead
 * @since 0.1
 */
public record SeenRequest(
    GraphOperation operation,
    String method,
    String target,
    Map<String, String> headers,
    String caller,
    int status) {
  /** Copies what it is given. */
  public SeenRequest {
    headers = Map.copyOf(headers);
  }

  /** The value of a header, by its name in small letters. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
