package org.mailpromoter.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.TooLargeException;

/**
 * The body of a request in a file, so that it can be told from another one before it is read. A
 * file that is uploaded may be larger than what fits into memory beside others.
 */
final class KeptBody implements AutoCloseable {
  private static final long LARGEST = 30L << 20;
  private static final int PIECE = 16_384;

  private final Request request;
  private final Path file;
  private final String fingerprint;

  private KeptBody(Request request, Path file, String fingerprint) {
    this.request = request;
    this.file = file;
    this.fingerprint = fingerprint;
  }

  /**
   * Reads the body of a request.
   *
   * @throws TooLargeException if it is larger than any route allows
   */
  static KeptBody of(Request request) throws IOException {
    Path file = Files.createTempFile("mailpromoter", ".body");
    try {
      MessageDigest digest = digest(request);
      copy(request, file, digest);
      return new KeptBody(request, file, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static void copy(Request request, Path file, MessageDigest digest) throws IOException {
    try (InputStream in = request.body();
        OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      byte[] piece = new byte[PIECE];
      long size = 0;
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        size += read;
        if (size > LARGEST) {
          throw new TooLargeException(LARGEST);
        }
        out.write(piece, 0, read);
      }
    }
  }

  /** A digest that has method, path and query. */
  private static MessageDigest digest(Request request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String start = request.method() + " " + request.path() + "\n";
      digest.update(start.getBytes(StandardCharsets.UTF_8));
      for (String name : request.query().names()) {
        String pair = name + "=" + request.query().all(name) + "\n";
        digest.update(pair.getBytes(StandardCharsets.UTF_8));
      }
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A digest of method, path, query and body. */
  String fingerprint() {
    return fingerprint;
  }

  /** The request, whose body can be read again. */
  Request request() {
    return request.withBody(() -> Files.newInputStream(file));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
