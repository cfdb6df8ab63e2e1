package org.mailpromoter.installation.change;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailpromoter.core.sending.FrozenMessage;

/** The bytes of a mail in a temporary file, until they are stored. */
final class FrozenFile implements FrozenMessage, AutoCloseable {
  private final Path file;
  private final boolean needsUtf8;

  /** Writes a message. */
  @FunctionalInterface
  interface Writer {
    void to(OutputStream out) throws IOException;
  }

  private FrozenFile(Path file, boolean needsUtf8) {
    this.file = file;
    this.needsUtf8 = needsUtf8;
  }

  static FrozenFile of(Writer message, boolean needsUtf8) throws IOException {
    Path file = Files.createTempFile("mailpromoter", ".mail"); // readable by its owner only
    FrozenFile frozen = new FrozenFile(file, needsUtf8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      message.to(out);
      return frozen;
    } catch (IOException | RuntimeException e) {
      frozen.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return file.toFile().length();
  }

  @Override
  public boolean needsUtf8() {
    return needsUtf8;
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
