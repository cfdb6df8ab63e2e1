package org.mailpromoter.connectors.exchange.ews.read;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mailpromoter.spi.mail.HeaderText;

/**
 * One header block (RFC 5322) of what Exchange knows about an item: the header as it was
 * transported, preceded by fields that it lacks and the properties provide.
 */
final class HeaderBlock {
  /** As Exchange writes it itself when it hands a message over as MIME. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final String SUBJECT = "Subject:";

  private static final Set<String> EVERY_MAIL_HAS = Set.of("date", "from", "message-id");

  private final ItemProperties item;
  private final StringBuilder transported = new StringBuilder();
  private final Set<String> names = new HashSet<>();
  private int subjectFrom = -1;
  private int subjectTo = -1;

  private HeaderBlock(ItemProperties item) {
    this.item = item;
  }

  /** The properties of an item. */
  static HeaderBlock of(ItemProperties item) {
    HeaderBlock block = new HeaderBlock(item);
    block.takeTransported();
    block.takeFields();
    block.repairSubject();
    return block;
  }

  /** Whether the properties could not add anything: no transport leaves these fields out. */
  boolean isTransportedWhole() {
    return names.containsAll(EVERY_MAIL_HAS);
  }

  /**
   * The block, up to and including the blank line or cut at a limit.
   *
   * @param most how many bytes it may have
   * @param book SMTP addresses by Exchange's internal addresses
   */
  byte[] bytes(int most, Map<String, String> book) {
    String block = new Missing(book).fields() + transported + "\r\n";
    byte[] bytes = block.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  /** Up to the first blank line: what follows belongs to parts of the body. */
  private void takeTransported() {
    boolean field = false;
    for (String line : (Iterable<String>) item.transportHeaders().lines()::iterator) {
      if (line.isBlank() && !transported.isEmpty()) {
        return;
      }
      boolean continued = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      field = continued ? field : isField(line);
      if (field) {
        append(line, !continued);
      }
    }
  }

  private void append(String line, boolean first) {
    if (first && subjectFrom >= 0 && subjectTo < 0) {
      subjectTo = transported.length();
    }
    if (first && subjectFrom < 0 && line.regionMatches(true, 0, SUBJECT, 0, SUBJECT.length())) {
      subjectFrom = transported.length();
    }
    transported.append(line).append("\r\n");
  }

  /**
   * A subject with raw characters beyond ASCII, which no header may have (RFC 5322), is damaged in
   * the header that some servers keep, but not in the properties of the item.
   */
  private void repairSubject() {
    if (subjectFrom >= 0) {
      int to = subjectTo < 0 ? transported.length() : subjectTo;
      String told = transported.substring(subjectFrom + SUBJECT.length(), to);
      if (!told.contains("=?") && isDamaged(told.strip(), item.subject().strip())) {
        String right = SUBJECT + " " + HeaderText.unstructured(item.subject()) + "\r\n";
        transported.replace(subjectFrom, to, right);
      }
    }
  }

  /** Whether two texts differ in nothing but characters beyond ASCII. */
  private static boolean isDamaged(String told, String known) {
    return known.chars().anyMatch(c -> c > 126)
        && !told.equals(known)
        && plain(told).equals(plain(known));
  }

  /** Without characters beyond ASCII and their replacements. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars().filter(c -> c > ' ' && c < 127 && c != '?').forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  /** Exchange adds a line with its version before some headers. */
  private boolean isField(String line) {
    int colon = line.indexOf(':');
    String name = colon <= 0 ? "" : line.substring(0, colon).strip();
    if (!isName(name)) {
      return false;
    }
    names.add(name.toLowerCase(Locale.ROOT));
    return true;
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 127 || c == ':') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private void takeFields() {
    for (Map.Entry<String, String> each : item.parsedHeaders()) {
      String name = each.getKey().strip();
      if (isName(name)) {
        names.add(name.toLowerCase(Locale.ROOT));
        append(name + ": " + oneLine(each.getValue()), true);
      }
    }
  }

  private static String oneLine(String value) {
    return value.lines().map(String::strip).collect(Collectors.joining(" ")).replace('\0', ' ');
  }

  private static String date(Instant time) {
    return DATE.format(time);
  }

  private static boolean isAddress(String address) {
    return address.indexOf('@') > 0 && address.chars().allMatch(HeaderBlock::isAddressPart);
  }

  private static boolean isAddressPart(int c) {
    return c > ' ' && !Character.isISOControl(c) && "<>(),;:\\\"[]".indexOf(c) < 0;
  }

  /** Reports that Exchange made itself have no header, but a class that identifies them. */
  private String reportType() {
    String kind = item.itemClass();
    if (!kind.startsWith("REPORT.")) {
      return "";
    }
    boolean receipt = kind.endsWith(".IPNRN") || kind.endsWith(".IPNNRN");
    return "multipart/report; report-type="
        + (receipt ? "disposition-notification" : "delivery-status");
  }

  /** The fields that the transported header lacks. */
  private final class Missing {
    private final Map<String, String> book;
    private final StringBuilder added = new StringBuilder();

    Missing(Map<String, String> book) {
      this.book = book;
    }

    String fields() {
      add("Date", () -> item.sent().map(HeaderBlock::date).orElse(""));
      add("From", () -> addresses(item.author().isEmpty() ? item.sender() : item.author()));
      add("Sender", () -> item.sender().equals(item.author()) ? "" : addresses(item.sender()));
      add("To", () -> addresses(item.to()));
      add("Cc", () -> addresses(item.cc()));
      add("Bcc", () -> addresses(item.bcc()));
      add("Reply-To", () -> addresses(item.replyTo()));
      add("Subject", () -> HeaderText.unstructured(item.subject()));
      add("Message-ID", () -> HeaderText.plain(item.messageId()));
      add("In-Reply-To", () -> HeaderText.plain(item.inReplyTo()));
      add("References", () -> HeaderText.plain(item.references()));
      if (names.isEmpty()) {
        // of mail that came without one, Exchange makes one from the subject: it proves nothing
        add("Thread-Index", () -> HeaderText.plain(item.conversationIndex().replaceAll("\\s", "")));
      }
      add("Content-Type", HeaderBlock.this::reportType);
      return added.toString();
    }

    /** Most headers lack nothing, so what they could lack is made when they do. */
    private void add(String name, Supplier<String> made) {
      String value = names.contains(name.toLowerCase(Locale.ROOT)) ? "" : made.get();
      if (!value.isEmpty()) {
        added.append(name).append(": ").append(value).append("\r\n");
      }
    }

    /** Values without a meaning outside Exchange are left out. */
    private String addresses(List<ItemProperties.Recipient> recipients) {
      return recipients.stream()
          .map(each -> mailbox(each.name().strip(), smtp(each.address().strip())))
          .filter(mailbox -> !mailbox.isEmpty())
          .collect(Collectors.joining(",\r\n "));
    }

    private String smtp(String address) {
      return book.getOrDefault(address, address);
    }

    private static String mailbox(String name, String address) {
      if (!isAddress(address)) {
        return "";
      }
      return name.isEmpty() || name.equals(address)
          ? address
          : HeaderText.phrase(name) + " <" + address + ">";
    }
  }
}
