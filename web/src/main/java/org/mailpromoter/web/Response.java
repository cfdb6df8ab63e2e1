package org.mailpromoter.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A response. Immutable. */
public final class Response {
  private static final Content NOTHING = out -> {};
  private static final String EVENTS = "text/event-stream";

  private final int status;
  private final List<Header> headers;
  private final Content content;
  private final long length;
  private final Note note;

  /**
   * What a log may say about a request, because no person wrote it.
   *
   * @param route the template of the route; empty if there is none
   * @param account who sent the request; empty if nobody is known
   */
  public record Note(String route, String account) {
    private static final Note NONE = new Note("", "");

    /** Rejects nulls. */
    public Note {
      Objects.requireNonNull(route, "route");
      Objects.requireNonNull(account, "account");
    }
  }

  /** A header of a response. */
  public record Header(String name, String value) {
    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it holds a line break or another control character
     */
    public Header {
      Objects.requireNonNull(name, "name");
      if (value.chars().anyMatch(each -> each < ' ' && each != '\t' || each == 0x7f)) {
        throw new IllegalArgumentException("The header " + name + " holds a control character.");
      }
    }
  }

  /** Writes the content of a response. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; a flush sends what was written so far. */
    void writeTo(OutputStream out) throws IOException;
  }

  private Response(int status, List<Header> headers, Content content, long length, Note note) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.content = content;
    this.length = length;
    this.note = note;
  }

  /** A response without content. */
  public static Response of(int status) {
    return new Response(status, List.of(), NOTHING, 0, Note.NONE);
  }

  /** The same response with a text of a type, in UTF-8. */
  public Response text(String type, String text) {
    return bytes(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same response with a content of a type; the bytes are not copied. */
  public Response bytes(String type, byte[] bytes) {
    Response typed = header("Content-Type", type);
    return new Response(status, typed.headers, out -> out.write(bytes), bytes.length, note);
  }

  /** The same response with a content of unknown length. */
  public Response stream(String type, Content written) {
    Response typed = header("Content-Type", type);
    return new Response(
        status, typed.headers, Objects.requireNonNull(written, "written"), -1, note);
  }

  /**
   * The same response with a stream of events (WHATWG HTML, 9.2). It has a thread of its own until
   * the client leaves or the server ends, which interrupts it.
   */
  public Response events(Content written) {
    return stream(EVENTS, written).header("X-Accel-Buffering", "no");
  }

  /** The same response with one more header. */
  public Response header(String name, String value) {
    List<Header> all = new ArrayList<>(headers);
    all.add(new Header(name, value));
    return new Response(status, all, content, length, note);
  }

  /** The same response whose content is in the coding {@code gzip}. */
  Response inGzip(byte[] bytes) {
    Response coded = header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
    return new Response(status, coded.headers, out -> out.write(bytes), bytes.length, note);
  }

  /** The same response with what a log may say about its request. */
  public Response note(String route, String account) {
    return new Response(status, headers, content, length, new Note(route, account));
  }

  /** A redirection with GET to a path of ours (RFC 9110, 15.4.4). */
  public static Response seeOther(String path) {
    return of(303).header("Location", path);
  }

  /** The status (RFC 9110, 15). */
  public int status() {
    return status;
  }

  /** The headers in their order. */
  public List<Header> headers() {
    return headers;
  }

  /** The first header with a name. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** The number of bytes; negative if it is unknown. */
  public long length() {
    return length;
  }

  /** Whether the content is a stream of events. */
  public boolean isEvents() {
    return header("Content-Type").filter(each -> each.startsWith(EVENTS)).isPresent();
  }

  /** What a log may say about the request. */
  public Note note() {
    return note;
  }

  /** Writes the content. */
  public void writeTo(OutputStream out) throws IOException {
    content.writeTo(out);
  }
}
