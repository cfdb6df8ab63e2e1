package org.mailpromoter.core.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gathers texts and attachments while the parts of one message go by. */
final class BodyCollector {
  /** The most bytes of a character of UTF-16: texts are read as bytes first. */
  private static final int BYTES_PER_CHAR = 3;

  /** How a report returns the message that it is about, after its status (RFC 3462, 3464). */
  private static final Set<String> RETURNED =
      Set.of("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");

  /** What a report says for programs (RFC 3464, 6533). */
  private static final Set<String> STATUS =
      Set.of("message/delivery-status", "message/global-delivery-status");

  private final MessageLimits limits;
  private final ContentKeeper keeper;
  private final List<Attachment> attachments = new ArrayList<>();
  private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
  private final List<MessageId> reported = new ArrayList<>(0);
  private final StatusReport status = new StatusReport();
  private String reportedSubject = "";
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private boolean deliveryReport;

  BodyCollector(MessageLimits limits, ContentKeeper keeper) {
    this.limits = limits;
    this.keeper = keeper;
  }

  void remark(Flaw flaw) {
    flaws.add(flaw);
  }

  Body body() {
    DeliveryReport report =
        deliveryReport
            ? new DeliveryReport(status.envelopeId(), reported, reportedSubject, status.fates())
            : DeliveryReport.NONE;
    return new Body(text.toString(), html.toString(), attachments, flaws, report);
  }

  /** Takes a part. */
  void part(Part part) throws IOException {
    PartHeader header = part.header();
    String type = header.type();
    if (isText(part, "text/plain", text)) {
      addText(part, text);
    } else if (isText(part, "text/html", html)) {
      addText(part, html);
    } else if (deliveryReport && RETURNED.contains(type)) {
      attachments.add(returned(new Attachment(header.name(), type, 0), part));
    } else if (STATUS.contains(type)) {
      deliveryReport = true;
      attachments.add(status(new Attachment(header.name(), type, 0), part));
    } else {
      attachments.add(attached(new Attachment(header.name(), type, 0), part));
    }
  }

  /** Of alternatives the first of each kind is read; texts around files are read on. */
  private static boolean isText(Part part, String type, StringBuilder read) {
    return part.header().isInline()
        && part.header().type().equals(type)
        && (read.length() == 0 || !part.alternative());
  }

  /** Notes which message is returned. */
  private Attachment returned(Attachment described, Part part) throws IOException {
    InputStream bytes = part.decoded(flaws);
    byte[] header = bytes.readNBytes(limits.headerBytes());
    Envelope envelope = new EnvelopeParser(limits).parse(header);
    envelope.messageId().ifPresent(reported::add);
    reportedSubject = reportedSubject.isEmpty() ? envelope.subject() : reportedSubject;
    return kept(described, header, bytes);
  }

  private Attachment status(Attachment described, Part part) throws IOException {
    InputStream bytes = part.decoded(flaws);
    byte[] fields = bytes.readNBytes(StatusReport.MOST_BYTES);
    status.read(fields);
    return kept(described, fields, bytes);
  }

  private Attachment kept(Attachment described, byte[] beginning, InputStream rest)
      throws IOException {
    return keeper.wants(described)
        ? keeper.keep(described, new SequenceInputStream(new ByteArrayInputStream(beginning), rest))
        : described.ofSize(beginning.length + rest.transferTo(OutputStream.nullOutputStream()));
  }

  private Attachment attached(Attachment described, Part part) throws IOException {
    InputStream bytes = part.decoded(flaws);
    return keeper.wants(described)
        ? keeper.keep(described, bytes)
        : described.ofSize(bytes.transferTo(OutputStream.nullOutputStream()));
  }

  private void addText(Part part, StringBuilder read) throws IOException {
    InputStream bytes = part.header().encoding().decodedText(part.raw(), flaws);
    byte[] beginning = bytes.readNBytes(BYTES_PER_CHAR * limits.textChars());
    boolean goesOn = bytes.read() >= 0;
    String added = withPlainLines(PartText.decoded(beginning, goesOn, part.header(), flaws));
    boolean cut = append(added, read);
    if (cut || goesOn) {
      flaws.add(Flaw.BODY_CUT);
    }
  }

  /**
   * Adds a text on a line of its own, as far as there is room. A character of two units is added
   * whole or not at all.
   *
   * @return whether something had no room
   */
  private boolean append(String added, StringBuilder read) {
    boolean onNewLine = read.length() == 0 || read.charAt(read.length() - 1) == '\n';
    int room = limits.textChars() - read.length() - (onNewLine ? 0 : 1);
    int fitting = Math.max(0, Math.min(room, added.length()));
    if (fitting > 0
        && fitting < added.length()
        && Character.isHighSurrogate(added.charAt(fitting - 1))) {
      fitting--;
    }
    if (fitting > 0) {
      read.append(onNewLine ? "" : "\n").append(added, 0, fitting);
    }
    return fitting < added.length();
  }

  private static String withPlainLines(String text) {
    boolean ofReturns = text.indexOf('\n') < 0;
    return text.replace("\0", "").replace(ofReturns ? "\r" : "\r\n", "\n");
  }
}
