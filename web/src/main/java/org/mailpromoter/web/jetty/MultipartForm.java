package org.mailpromoter.web.jetty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.MalformedException;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.TooLargeException;

/**
 * Reads a form that holds a file (multipart/form-data, RFC 7578). Memory does not grow with the
 * file.
 */
public final class MultipartForm {
  private static final String BROKEN = "The form with a file is not well formed.";
  private static final String TYPE = "multipart/form-data";
  private static final int MOST_PARTS = 50;
  private static final int MOST_HEADERS = 2_048;
  private static final int LONGEST_BOUNDARY = 70;
  private static final int PIECE = 16_384;

  private MultipartForm() {}

  /** Whether the body of a request is such a form. */
  public static boolean isOne(Request request) {
    return type(request).toLowerCase(Locale.ROOT).startsWith(TYPE + ";");
  }

  private static String type(Request request) {
    return request.header("content-type").orElse("");
  }

  /**
   * Reads a form to its end.
   *
   * @param file takes the file; at most one
   * @return the fields; that of the file has its name as value
   * @throws MalformedException if the body is no such form
   * @throws TooLargeException if the body, or its fields together, are too large
   */
  public static Fields read(Request request, OutputStream file) throws IOException {
    String boundary = MultiPart.extractBoundary(type(request));
    if (!isOne(request) || boundary == null || boundary.length() > LONGEST_BOUNDARY) {
      throw new MalformedException("The body is not a form with a file (" + TYPE + ").");
    }
    Parts parts = new Parts(file);
    MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
    parser.setMaxParts(MOST_PARTS);
    parser.setPartHeadersMaxLength(MOST_HEADERS);
    try (InputStream body = request.body()) {
      byte[] piece = new byte[PIECE];
      for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(piece, 0, count), false));
        parts.demandSound();
      }
      parser.parse(Content.Chunk.EOF);
    }
    return parts.fields();
  }

  /** What the parser finds. */
  private static final class Parts extends MultiPart.AbstractPartsListener {
    private final OutputStream file;
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private Fields fields = Fields.none();
    private boolean hasFile;
    private boolean complete;
    private int size;
    private @Nullable IOException failure;

    Parts(OutputStream file) {
      this.file = file;
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      byte[] bytes = new byte[chunk.remaining()];
      chunk.getByteBuffer().get(bytes);
      try {
        if (getFileName() != null) {
          file.write(bytes);
        } else {
          keep(bytes);
        }
      } catch (IOException e) {
        failure = e; // the parser would log what this throws, and go on
      }
    }

    private void keep(byte[] bytes) throws TooLargeException {
      size += bytes.length;
      if (size > Forms.MOST_BYTES) {
        throw new TooLargeException(Forms.MOST_BYTES);
      }
      value.writeBytes(bytes);
    }

    @Override
    public void onPart(String name, String fileName, HttpFields headers) {
      if (name == null || (fileName != null && hasFile)) {
        failure = new MalformedException(BROKEN);
        return;
      }
      hasFile |= fileName != null;
      fields =
          fields.with(name, fileName != null ? fileName : value.toString(StandardCharsets.UTF_8));
      value.reset();
    }

    @Override
    public void onComplete() {
      complete = true;
    }

    @Override
    public void onFailure(Throwable why) {
      failure = failure == null ? new MalformedException(BROKEN) : failure;
    }

    void demandSound() throws IOException {
      if (failure != null) {
        throw failure;
      }
    }

    Fields fields() throws IOException {
      demandSound();
      if (!complete) {
        throw new MalformedException("The form with a file ends too early.");
      }
      return fields;
    }
  }
}
