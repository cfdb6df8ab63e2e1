package org.mailpromoter.graph.stub.operation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request, alone or as a part of a batch. Immutable, as far as nobody changes its bytes. */
public final class Ask {
  private static final Pattern PAGE_SIZE =
      Pattern.compile("odata\\.maxpagesize\\s*=\\s*(\\d{1,9})", Pattern.CASE_INSENSITIVE);

  private final String method;
  private final String path;
  private final Optional<String> query;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * A request.
   *
   * @param method the method of HTTP
   * @param target the path behind the version, and the query
   * @param headers the headers
   * @param body the body, which nobody changes
   */
  public Ask(String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    this.method = method;
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1));
    Map<String, String> small = new TreeMap<>();
    headers.forEach((name, value) -> small.put(name.toLowerCase(Locale.ROOT), value));
    this.headers = Map.copyOf(small);
    this.body = body;
  }

  /** The method. */
  public String method() {
    return method;
  }

  /** The path behind the version. */
  public String path() {
    return path;
  }

  /** The query as it came. */
  public Optional<String> query() {
    return query;
  }

  /** The headers by their names in small letters. */
  public Map<String, String> headers() {
    return headers;
  }

  /** A header, by its name in small letters. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The body, not to be changed. */
  public byte[] body() {
    return body;
  }

  /** The page size that the client prefers. */
  Optional<Integer> pageSize() {
    return header("prefer")
        .map(PAGE_SIZE::matcher)
        .filter(Matcher::find)
        .map(found -> Integer.parseInt(found.group(1)))
        .filter(size -> size > 0);
  }
}
