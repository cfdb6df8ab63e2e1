package org.mailpromoter.core.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/** Gathers texts and attachments while the parts of one message go by. */
final class BodyCollector {
  private static final int LONGEST_NAME = 150;
  private static final Charset FALLBACK = Charset.forName("windows-1252");

  /** How a report returns the message that it is about, after its status (RFC 3462, 3464). */
  private static final Set<String> RETURNED =
      Set.of("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");

  private final MessageLimits limits;
  private final ContentKeeper keeper;
  private final List<Attachment> attachments = new ArrayList<>();
  private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
  private final List<MessageId> reported = new ArrayList<>(0);
  private boolean deliveryReport;
  private @Nullable String text;
  private @Nullable String html;

  BodyCollector(MessageLimits limits, ContentKeeper keeper) {
    this.limits = limits;
    this.keeper = keeper;
  }

  void remark(Flaw flaw) {
    flaws.add(flaw);
  }

  Body body() {
    return new Body(
        text == null ? "" : text, html == null ? "" : html, attachments, flaws, reported);
  }

  /** Takes the part that the stream stands at. */
  void part(MimeTokenStream stream) throws IOException {
    MaximalBodyDescriptor part = (MaximalBodyDescriptor) stream.getBodyDescriptor();
    String type = part.getMimeType().toLowerCase(Locale.ROOT);
    String name = fileName(part);
    boolean attached =
        !name.isEmpty() || "attachment".equalsIgnoreCase(part.getContentDispositionType());
    if (!attached && text == null && type.equals("text/plain")) {
      text = readText(stream, part);
    } else if (!attached && html == null && type.equals("text/html")) {
      html = readText(stream, part);
    } else if (deliveryReport && RETURNED.contains(type)) {
      attachments.add(returned(new Attachment(name, type, 0), stream));
    } else if (!isEmptyPreamble(type, part)) {
      deliveryReport |= type.equals("message/delivery-status");
      attachments.add(attached(new Attachment(name, type, 0), stream, part));
    }
  }

  /** Notes which message is returned. */
  private Attachment returned(Attachment described, MimeTokenStream stream) throws IOException {
    InputStream bytes = stream.getDecodedInputStream();
    byte[] header = bytes.readNBytes(limits.headerBytes());
    new EnvelopeParser(limits).parse(header).messageId().ifPresent(reported::add);
    return keeper.wants(described)
        ? keeper.keep(described, new SequenceInputStream(new ByteArrayInputStream(header), bytes))
        : described.ofSize(header.length + bytes.transferTo(OutputStream.nullOutputStream()));
  }

  private Attachment attached(
      Attachment described, MimeTokenStream stream, MaximalBodyDescriptor part) throws IOException {
    return keeper.wants(described)
        ? keeper.keep(described, stream.getDecodedInputStream())
        : described.ofSize(size(stream, part));
  }

  private static boolean isEmptyPreamble(String type, MaximalBodyDescriptor part) {
    return type.isEmpty() && part.getContentLength() == 0;
  }

  private String readText(MimeTokenStream stream, MaximalBodyDescriptor part) throws IOException {
    Charset charset = charset(part.getCharset());
    StringBuilder kept = new StringBuilder();
    char[] buffer = new char[8192];
    Reader reader = new InputStreamReader(stream.getDecodedInputStream(), charset);
    int count = reader.read(buffer);
    while (count >= 0 && kept.length() < limits.textChars()) {
      kept.append(buffer, 0, Math.min(count, limits.textChars() - kept.length()));
      count = reader.read(buffer);
    }
    if (count >= 0) {
      flaws.add(Flaw.BODY_CUT);
    }
    return kept.toString().replace("\0", "").replace("\r\n", "\n");
  }

  private Charset charset(@Nullable String name) {
    if (name == null || name.isBlank() || name.equalsIgnoreCase("us-ascii")) {
      return FALLBACK; // a superset of ASCII that gives every byte a meaning
    }
    try {
      return Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      flaws.add(Flaw.UNKNOWN_CHARSET);
      return FALLBACK;
    }
  }

  /** The name as a label: decoded, without controls, without any path. */
  private static String fileName(MaximalBodyDescriptor part) {
    String name = part.getContentDispositionFilename();
    if (name == null || name.isBlank()) {
      name = part.getContentTypeParameters().get("name");
    }
    if (name == null) {
      return "";
    }
    String label = HeaderText.decoded(name);
    label = label.substring(Math.max(label.lastIndexOf('/'), label.lastIndexOf('\\')) + 1).strip();
    return label.substring(0, Math.min(LONGEST_NAME, label.length()));
  }

  /** The decoded size, counted without decoding where the encoding allows it. */
  private static long size(MimeTokenStream stream, MaximalBodyDescriptor part) throws IOException {
    boolean base64 = "base64".equalsIgnoreCase(part.getTransferEncoding());
    InputStream bytes = base64 ? stream.getInputStream() : stream.getDecodedInputStream();
    byte[] buffer = new byte[16384];
    long counted = 0;
    for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
      counted += base64 ? base64Digits(buffer, count) : count;
    }
    return base64 ? counted * 3 / 4 : counted;
  }

  private static int base64Digits(byte[] buffer, int count) {
    int digits = 0;
    for (int i = 0; i < count; i++) {
      int c = buffer[i];
      digits += c > ' ' && c != '=' ? 1 : 0;
    }
    return digits;
  }
}
