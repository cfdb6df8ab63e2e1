package org.mailpromoter.dataverse.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A request inside a batch, or alone.
 *
 * @param method of HTTP
 * @param path below the root of the Web API, with its query, encoded
 * @param headers name and value in turn
 * @param body in pieces, which are opened when they are sent; none without a body
 */
public record Part(String method, String path, List<String> headers, List<Piece> body) {
  /** Copies the lists. */
  public Part {
    headers = List.copyOf(headers);
    body = List.copyOf(body);
  }

  /** A piece of a body, of known size. */
  public interface Piece {
    /** The number of its bytes. */
    long size();

    /** Its bytes. */
    InputStream open() throws IOException;

    /** A piece in memory. */
    static Piece of(byte[] bytes) {
      return new Piece() {
        @Override
        public long size() {
          return bytes.length;
        }

        @Override
        public InputStream open() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }

  /** A question. */
  public static Part get(String path, String... headers) {
    return new Part("GET", path, List.of(headers), List.of());
  }

  /** JSON that is written. */
  public static Part json(String method, String path, Object tree, String... headers) {
    return new Part(method, path, List.of(headers), List.of(Piece.of(Json.write(tree))));
  }
}
