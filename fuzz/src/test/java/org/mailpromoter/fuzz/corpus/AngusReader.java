package org.mailpromoter.fuzz.corpus;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A second reader, which shares no code with the first one: Angus Mail, as lenient as it can be. It
 * gives the parts and their names; what belongs to the text is decided as the product says.
 */
final class AngusReader {
  /** The placeholder if the second reader throws. */
  static final String GIVES_UP = "(gives up)";

  private final MimeMessage message;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private final List<String> attachments = new ArrayList<>();
  private boolean gaveUp;

  private AngusReader(MimeMessage message) {
    this.message = message;
  }

  /** Reads one value. */
  @FunctionalInterface
  private interface Value {
    String read() throws MessagingException, IOException;
  }

  static Reading read(byte[] bytes) {
    try {
      return new AngusReader(new MimeMessage(null, new ByteArrayInputStream(bytes))).reading();
    } catch (MessagingException e) {
      Reading none = new Reading();
      for (Reading.Aspect aspect : Reading.Aspect.values()) {
        none.with(aspect, GIVES_UP);
      }
      return none;
    }
  }

  private Reading reading() {
    value(() -> parts(message, false));
    return new Reading()
        .with(Reading.Aspect.FROM, value(() -> addresses("From")))
        .with(Reading.Aspect.FROM_NAME, value(() -> names("From")))
        .with(Reading.Aspect.TO, value(() -> addresses("To")))
        .with(Reading.Aspect.CC, value(() -> addresses("Cc")))
        .with(Reading.Aspect.MESSAGE_ID, value(() -> firstId("Message-ID")))
        .with(Reading.Aspect.IN_REPLY_TO, value(() -> ids("In-Reply-To")))
        .with(Reading.Aspect.REFERENCES, value(() -> ids("References")))
        .with(Reading.Aspect.DATE, value(this::date))
        .with(Reading.Aspect.SUBJECT, value(this::subject))
        .with(Reading.Aspect.ATTACHMENTS, gaveUp ? GIVES_UP : String.join(" | ", attachments))
        .with(Reading.Aspect.TEXT, gaveUp ? GIVES_UP : text.toString())
        .with(Reading.Aspect.HTML, gaveUp ? GIVES_UP : html.toString());
  }

  private static String value(Value value) {
    try {
      return value.read();
    } catch (MessagingException | IOException | RuntimeException e) {
      return GIVES_UP;
    }
  }

  private List<InternetAddress> list(String header) throws MessagingException {
    String written = message.getHeader(header, ",");
    List<InternetAddress> all = new ArrayList<>();
    for (InternetAddress each :
        InternetAddress.parseHeader(written == null ? "" : utf8(written), false)) {
      if (each.isGroup()) {
        InternetAddress[] members = each.getGroup(false);
        all.addAll(members == null ? List.of() : List.of(members));
      } else {
        all.add(each);
      }
    }
    return all;
  }

  /** Angus hands over each byte as a character. */
  private static String utf8(String octets) {
    return guessed(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String addresses(String header) throws MessagingException {
    return list(header).stream()
        .map(each -> String.valueOf(each.getAddress()).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private String names(String header) throws MessagingException {
    return list(header).stream()
        .map(each -> String.valueOf(each.getPersonal() == null ? "" : each.getPersonal()))
        .collect(Collectors.joining(" | "));
  }

  private String ids(String header) throws MessagingException {
    String[] written = message.getHeader(header);
    List<String> ids = new ArrayList<>();
    String value = written == null ? "" : MimeUtility.unfold(written[0]);
    for (int at = value.indexOf('<'); at >= 0; at = value.indexOf('<', at + 1)) {
      int end = value.indexOf('>', at);
      if (end > at) {
        ids.add(value.substring(at, end + 1));
      }
    }
    return String.join(" ", ids);
  }

  private String firstId(String header) throws MessagingException {
    return ids(header).split(" (?=<)", 2)[0];
  }

  private String date() throws MessagingException {
    Date date = message.getSentDate();
    return date == null ? "" : date.toInstant().toString();
  }

  private String subject() throws MessagingException, IOException {
    String written = message.getHeader("Subject", null);
    return written == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(utf8(written)));
  }

  private String parts(Part part, boolean alternative) throws MessagingException, IOException {
    try {
      if (part.isMimeType("multipart/*")) {
        Multipart parts = (Multipart) part.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
          BodyPart child = parts.getBodyPart(i);
          parts(child, part.isMimeType("multipart/alternative"));
        }
      } else {
        leaf(part, alternative);
      }
    } catch (MessagingException | IOException | RuntimeException e) {
      gaveUp = true;
    }
    return "";
  }

  private void leaf(Part part, boolean alternative) throws MessagingException, IOException {
    String name = part.getFileName() == null ? "" : part.getFileName();
    boolean inline = name.isEmpty() && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    boolean plain = part.isMimeType("text/plain");
    StringBuilder read = plain ? text : html;
    boolean isText = inline && (plain || part.isMimeType("text/html"));
    if (isText && (read.length() == 0 || !alternative)) {
      String added = content(part);
      boolean separated = read.length() == 0 || read.charAt(read.length() - 1) == '\n';
      read.append(separated || added.isEmpty() ? "" : "\n").append(added);
    } else {
      attachments.add(name);
    }
  }

  private static String content(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      byte[] bytes = in.readAllBytes();
      String label = charset(part);
      if (label == null || label.equalsIgnoreCase("us-ascii")) {
        return guessed(bytes).replace("\r\n", "\n");
      }
      String java = MimeUtility.javaCharset(label);
      return Charset.isSupported(java)
          ? new String(bytes, Charset.forName(java)).replace("\r\n", "\n")
          : guessed(bytes).replace("\r\n", "\n");
    }
  }

  private static String charset(Part part) throws MessagingException {
    try {
      return new ContentType(part.getContentType()).getParameter("charset");
    } catch (ParseException e) {
      return null;
    }
  }

  private static String guessed(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }
}
