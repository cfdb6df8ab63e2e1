package org.mailpromoter.console.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.web.Response;

/**
 * The style sheet, the scripts and the mark of the console. Their names hold a digest of their
 * content, so a browser keeps them for ever and asks again when one changes. They hold nothing of
 * an installation, and are sent to everybody. Immutable.
 */
public final class Assets {
  private static final Map<String, String> TYPES =
      Map.of(
          "console.css", "text/css; charset=utf-8",
          "console.js", "text/javascript; charset=utf-8",
          "htmx.js", "text/javascript; charset=utf-8",
          "mark.svg", "image/svg+xml");
  private static final int DIGITS = 12;
  private static final Assets ALL = new Assets();

  private final Map<String, Asset> byPath = new LinkedHashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();

  private record Asset(String type, byte[] bytes) {}

  private Assets() {
    TYPES.forEach(this::add);
  }

  private void add(String name, String type) {
    byte[] bytes = read(name);
    int dot = name.lastIndexOf('.');
    String path = "/assets/" + name.substring(0, dot) + "-" + digest(bytes) + name.substring(dot);
    byPath.put(path, new Asset(type, bytes));
    paths.put(name, path);
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The path of an asset with a name. */
  public static String path(String name) {
    return Objects.requireNonNull(ALL.paths.get(name), name);
  }

  /** The paths of all of them. */
  public static List<String> paths() {
    return List.copyOf(ALL.paths.values());
  }

  /** What a path leads to; empty if it is no asset. */
  public static Optional<Response> find(String path) {
    return Optional.ofNullable(ALL.byPath.get(path))
        .map(
            each ->
                Response.of(200)
                    .bytes(each.type(), each.bytes())
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .header("X-Content-Type-Options", "nosniff"));
  }
}
