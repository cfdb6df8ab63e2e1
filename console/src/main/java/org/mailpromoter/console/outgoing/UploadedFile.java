package org.mailpromoter.console.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.core.draft.DraftFile;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;

/** The file that came with a form, until it is stored. */
final class UploadedFile implements Content, AutoCloseable {
  private final Path file;
  private final long size;

  private UploadedFile(Path file, long size) {
    this.file = file;
    this.size = size;
  }

  /** Keeps a body; it may have no bytes. */
  static UploadedFile of(InputStream body) throws IOException {
    Path file = Files.createTempFile("mailpromoter", ".upload");
    try {
      return new UploadedFile(file, Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * The file of a draft.
   *
   * @param name what the browser calls it
   * @return empty if no file was chosen
   */
  Optional<DraftFile> named(String name) {
    String shown = Enclosure.fitting(name.replaceAll(".*[/\\\\]", ""));
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    String guessed = URLConnection.guessContentTypeFromName(shown);
    String type = guessed != null && Enclosure.isType(guessed) ? guessed : Enclosure.BYTES;
    return Optional.of(DraftFile.attached(new Attachment(shown, type, size).with(this)));
  }

  @Override
  public long size() {
    return size;
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
