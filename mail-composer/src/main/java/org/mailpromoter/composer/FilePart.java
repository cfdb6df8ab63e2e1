package org.mailpromoter.composer;

import jakarta.mail.internet.ParameterList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file: an attachment, or a picture within HTML. */
final class FilePart implements Entity {
  private static final String NAME = "Content-Disposition";

  private final Enclosure file;
  private final String disposition;
  private final String id;

  private FilePart(Enclosure file, String disposition, String id) {
    this.file = file;
    this.disposition = disposition;
    this.id = id;
  }

  static FilePart attached(Enclosure file) {
    return new FilePart(file, "attachment", "");
  }

  static FilePart inline(InlineImage image) {
    return new FilePart(image.file(), "inline", image.id());
  }

  @Override
  public void write(HeaderWriter header, OutputStream out) throws IOException {
    ParameterList parameters = new ParameterList();
    parameters.set("filename", file.name(), "UTF-8");
    header.field("Content-Type", file.mediaType());
    header.field(NAME, disposition + parameters.toString((NAME + ": " + disposition).length()));
    if (!id.isEmpty()) {
      header.field("Content-ID", '<' + id + '>');
    }
    TransferEncoding.BASE64.field(header);
    header.end();
    try (InputStream content = file.content().open()) {
      TransferEncoding.BASE64.encode(content, out);
    }
  }
}
