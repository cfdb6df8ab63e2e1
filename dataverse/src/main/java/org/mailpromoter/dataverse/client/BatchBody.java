package org.mailpromoter.dataverse.client;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The body of a batch (OData 4.0, 11.7), sent piece by piece. Its boundaries are random, so that no
 * text of a mail can end a part.
 */
final class BatchBody {
  private static final String END = "\r\n";

  private final String boundary = "batch_" + UUID.randomUUID();
  private final URI root;
  private final List<Part.Piece> pieces = new ArrayList<>();

  private BatchBody(URI root) {
    this.root = root;
  }

  /** Requests that are run one after the other. */
  static BatchBody ofRequests(URI root, List<Part> parts) {
    BatchBody body = new BatchBody(root);
    parts.forEach(each -> body.add(body.boundary, each, ""));
    body.end(body.boundary);
    return body;
  }

  /** Changes that are made completely or not at all. */
  static BatchBody ofChanges(URI root, List<Part> parts) {
    BatchBody body = new BatchBody(root);
    String inner = "changeset_" + UUID.randomUUID();
    body.text(
        "--"
            + body.boundary
            + END
            + "Content-Type: multipart/mixed; boundary="
            + inner
            + END
            + END);
    for (int i = 0; i < parts.size(); i++) {
      body.add(inner, parts.get(i), "Content-ID: " + (i + 1) + END);
    }
    body.end(inner);
    body.end(body.boundary);
    return body;
  }

  private void add(String in, Part part, String id) {
    StringBuilder head = new StringBuilder("--" + in + END);
    head.append("Content-Type: application/http").append(END);
    head.append("Content-Transfer-Encoding: binary").append(END).append(id).append(END);
    head.append(part.method()).append(' ').append(root.getRawPath()).append(part.path());
    head.append(" HTTP/1.1").append(END).append("Accept: application/json").append(END);
    for (int i = 0; i < part.headers().size(); i += 2) {
      head.append(part.headers().get(i)).append(": ").append(part.headers().get(i + 1)).append(END);
    }
    if (!part.body().isEmpty()) {
      head.append("Content-Type: application/json; type=entry").append(END);
    }
    text(head.append(END).toString());
    pieces.addAll(part.body());
    text(END);
  }

  private void end(String in) {
    text("--" + in + "--" + END);
  }

  private void text(String text) {
    pieces.add(Part.Piece.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  String contentType() {
    return "multipart/mixed; boundary=" + boundary;
  }

  BodyPublisher publisher() {
    return publisher(pieces);
  }

  /** Pieces one after the other, each opened when the one before is sent. */
  static BodyPublisher publisher(List<Part.Piece> pieces) {
    long size = pieces.stream().mapToLong(Part.Piece::size).sum();
    return size == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> new PieceStream(pieces)), size);
  }
}
