package org.mailpromoter.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files of the program for browsers. The name of each carries its hash, so browsers keep it forever
 * and never ask again. They hold no secrets, so each is compressed once. Thread-safe.
 */
public final class Resources {
  private static final int HASH_DIGITS = 16;
  private static final Set<String> COMPRESSED = Set.of("css", "js", "svg", "txt", "json");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "json", "application/json",
          "txt", "text/plain; charset=utf-8");

  private final String folder;
  private final Set<String> names;
  private final Loader loader;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** Opens files of the program, for example {@code Anchor.class::getResourceAsStream}. */
  @FunctionalInterface
  public interface Loader {
    /** A stream, or null if there is no such file. */
    @Nullable InputStream open(String name);
  }

  /** A file in memory; {@code small} is its compressed form, and empty if it has none. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(String hash, byte[] bytes, byte[] small) {}

  /**
   * Files; each is read when it is first needed.
   *
   * @param folder the path before their names: {@code /static}
   * @param names their names, without slashes: {@code style.css}
   * @param loader opens them
   */
  public Resources(String folder, Set<String> names, Loader loader) {
    this.folder = Objects.requireNonNull(folder, "folder");
    this.names = Set.copyOf(names);
    this.loader = Objects.requireNonNull(loader, "loader");
    for (String each : names) {
      if (!TYPES.containsKey(ending(each))) {
        throw new IllegalArgumentException("The type of " + each + " is not known.");
      }
    }
  }

  /** Where they are served: one parameter, {@code file}. */
  public Template template() {
    return Template.of(folder + "/{file}");
  }

  /**
   * The path of a file: {@code /static/style.0123456789abcdef.css}.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public String path(String name) {
    int dot = name.lastIndexOf('.');
    String hash = kept(name).hash();
    return folder + "/" + name.substring(0, dot) + "." + hash + name.substring(dot);
  }

  /** Answers a request of {@link #template}; 404 for another name or hash. */
  public Response answer(Request request) {
    String file = request.parameter("file");
    String[] parts = file.split("\\.", -1);
    if (parts.length < 3) {
      return Response.of(404);
    }
    String hash = parts[parts.length - 2];
    String name = file.replace("." + hash + ".", ".");
    return names.contains(name) && kept(name).hash().equals(hash)
        ? answer(kept(name), ending(name), request)
        : Response.of(404);
  }

  private static Response answer(Kept file, String ending, Request request) {
    Response found =
        Response.of(200)
            .header("Cache-Control", "public, max-age=31536000, immutable")
            .header("Vary", "Accept-Encoding");
    String type = Optional.ofNullable(TYPES.get(ending)).orElseThrow();
    return file.small().length > 0 && Gzip.isTakenBy(request)
        ? found.bytes(type, file.small()).header("Content-Encoding", "gzip")
        : found.bytes(type, file.bytes());
  }

  private Kept kept(String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("There is no file " + name + ".");
    }
    return kept.computeIfAbsent(name, this::read);
  }

  private Kept read(String name) {
    try (InputStream in = loader.open(name)) {
      if (in == null) {
        throw new IllegalArgumentException("The file " + name + " is missing in the program.");
      }
      byte[] bytes = in.readAllBytes();
      byte[] small = COMPRESSED.contains(ending(name)) ? Gzip.of(bytes, 0) : bytes;
      return new Kept(hash(bytes), bytes, small.length < bytes.length ? small : new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
