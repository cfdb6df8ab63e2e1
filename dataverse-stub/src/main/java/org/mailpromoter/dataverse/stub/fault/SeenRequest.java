package org.mailpromoter.dataverse.stub.fault;

import java.util.List;

/**
 * A request that reached the server.
 *
 * @param operation the method and what was asked, such as {@code GET contacts} or {@code POST
 *     $batch}
 * @param parts the operations inside a batch, in order; none otherwise
 * @param status the status of the answer; 0 where the connection was closed instead
 * @param size the bytes of its body
 */
public record SeenRequest(String operation, List<String> parts, int status, long size) {
  /** Copies the list. */
  public SeenRequest {
    parts = List.copyOf(parts);
  }
}
