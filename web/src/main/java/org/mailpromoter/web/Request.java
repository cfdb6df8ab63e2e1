package org.mailpromoter.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A request. Immutable but for its body, which is read once. */
public final class Request {
  private final Method method;
  private final String path;
  private final Fields query;
  private final Map<String, String> headers;
  private final Map<String, String> cookies;
  private final Map<String, String> parameters;
  private final Peer peer;
  private final String id;
  private final Body body;

  private Request(
      Method method,
      String path,
      Fields query,
      Map<String, String> headers,
      Map<String, String> cookies,
      Map<String, String> parameters,
      Peer peer,
      String id,
      Body body) {
    this.method = Objects.requireNonNull(method, "method");
    this.path = Objects.requireNonNull(path, "path");
    this.query = Objects.requireNonNull(query, "query");
    this.headers = headers;
    this.cookies = cookies;
    this.parameters = parameters;
    this.peer = Objects.requireNonNull(peer, "peer");
    this.id = Objects.requireNonNull(id, "id");
    this.body = Objects.requireNonNull(body, "body");
  }

  /**
   * A request without headers and body.
   *
   * @param path begins with a slash; still percent-encoded
   * @param id names the request in logs and answers
   */
  public static Request of(Method method, String path, Peer peer, String id) {
    return new Request(
        method, path, Fields.none(), Map.of(), Map.of(), Map.of(), peer, id, Body.EMPTY);
  }

  /** The same request with another query. */
  public Request withQuery(Fields other) {
    return new Request(method, path, other, headers, cookies, parameters, peer, id, body);
  }

  /** The same request with one more header, or another value of one. */
  public Request withHeader(String name, String value) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(name.toLowerCase(Locale.ROOT), value);
    return new Request(
        method, path, query, Collections.unmodifiableMap(all), cookies, parameters, peer, id, body);
  }

  /** The same request with these headers only, by their names in small letters. */
  public Request withHeaders(Map<String, String> all) {
    return new Request(method, path, query, Map.copyOf(all), cookies, parameters, peer, id, body);
  }

  /** The same request with these cookies only. */
  public Request withCookies(Map<String, String> all) {
    return new Request(method, path, query, headers, Map.copyOf(all), parameters, peer, id, body);
  }

  /** The same request with one more cookie, or another value of one. */
  public Request withCookie(String name, String value) {
    Map<String, String> all = new HashMap<>(cookies);
    all.put(name, value);
    return new Request(
        method, path, query, headers, Collections.unmodifiableMap(all), parameters, peer, id, body);
  }

  /** The same request with the parameters of its path. */
  Request withParameters(Map<String, String> others) {
    return new Request(method, path, query, headers, cookies, Map.copyOf(others), peer, id, body);
  }

  /** The same request with a body. */
  public Request withBody(Body other) {
    return new Request(method, path, query, headers, cookies, parameters, peer, id, other);
  }

  /** The same request, whose body fails when it has more bytes than this. */
  Request withMost(long most) {
    return withBody(
        () -> {
          if (header("content-length").filter(each -> isMore(each, most)).isPresent()) {
            throw new TooLargeException(most);
          }
          return new BoundedInput(body.open(), most);
        });
  }

  private static boolean isMore(String length, long most) {
    try {
      return Long.parseLong(length) > most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The method. */
  public Method method() {
    return method;
  }

  /** The path, percent-encoded, without the query. */
  public String path() {
    return path;
  }

  /** The query. */
  public Fields query() {
    return query;
  }

  /**
   * A header.
   *
   * @param name in any case
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** A cookie. */
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  /**
   * A parameter of the path, decoded.
   *
   * @throws IllegalArgumentException if the route has no such parameter
   */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route has no parameter " + name + ".");
    }
    return value;
  }

  /** Where it comes from. */
  public Peer peer() {
    return peer;
  }

  /** The name of the request in logs and answers. */
  public String id() {
    return id;
  }

  /** Opens the body; once. */
  public InputStream body() throws IOException {
    return body.open();
  }

  /**
   * The fields of a form.
   *
   * @throws TooLargeException if it is larger than 200 kB
   * @throws MalformedException if the body is no form
   */
  public Fields form() throws IOException {
    return Forms.read(this);
  }
}
