package org.mailpromoter.connectors.exchange.ews;

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
import java.util.stream.Collectors;

/**
 * One header block (RFC 5322) of what Exchange knows about an item: the header as it was
 * transported, and before it those fields that it lacks and the properties tell.
 */
final class HeaderBlock {
  /** As Exchange writes it itself when it hands a message over as MIME. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Set<String> EVERY_MAIL_HAS = Set.of("date", "from", "message-id");

  private final ItemProperties item;
  private final StringBuilder transported = new StringBuilder();
  private final Set<String> names = new HashSet<>();
  private final StringBuilder added = new StringBuilder();

  private HeaderBlock(ItemProperties item) {
    this.item = item;
  }

  /** What an item tells. */
  static HeaderBlock of(ItemProperties item) {
    HeaderBlock block = new HeaderBlock(item);
    block.takeTransported();
    block.takeFields();
    block.addMissing();
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
   */
  byte[] bytes(int most) {
    byte[] bytes = (added + transported.toString() + "\r\n").getBytes(StandardCharsets.UTF_8);
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
        transported.append(line).append("\r\n");
      }
    }
  }

  /** Exchange puts a line of its own, with its version, before some headers. */
  private boolean isField(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0 || !isName(line.substring(0, colon).strip())) {
      return false;
    }
    names.add(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    return true;
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':');
  }

  private void takeFields() {
    for (Map.Entry<String, String> each : item.parsedHeaders()) {
      String name = each.getKey().strip();
      if (isName(name)) {
        names.add(name.toLowerCase(Locale.ROOT));
        transported.append(name).append(": ").append(oneLine(each.getValue())).append("\r\n");
      }
    }
  }

  private static String oneLine(String value) {
    return value.lines().map(String::strip).collect(Collectors.joining(" ")).replace('\0', ' ');
  }

  private void addMissing() {
    add("Date", item.sent().map(HeaderBlock::date).orElse(""));
    add("From", addresses(item.author().isEmpty() ? item.sender() : item.author()));
    if (!item.sender().isEmpty() && !item.sender().equals(item.author())) {
      add("Sender", addresses(item.sender()));
    }
    add("To", addresses(item.to()));
    add("Cc", addresses(item.cc()));
    add("Bcc", addresses(item.bcc()));
    add("Reply-To", addresses(item.replyTo()));
    add("Subject", HeaderText.unstructured(item.subject()));
    add("Message-ID", HeaderText.plain(item.messageId()));
    add("In-Reply-To", HeaderText.plain(item.inReplyTo()));
    add("References", HeaderText.plain(item.references()));
    if (names.isEmpty()) {
      // of mail that came without one, Exchange makes one from the subject, which proves nothing
      add("Thread-Index", HeaderText.plain(item.conversationIndex().replaceAll("\\s", "")));
    }
    add("Content-Type", reportType());
  }

  private void add(String name, String value) {
    if (!value.isEmpty() && !names.contains(name.toLowerCase(Locale.ROOT))) {
      added.append(name).append(": ").append(value).append("\r\n");
    }
  }

  private static String date(Instant time) {
    return DATE.format(time);
  }

  private static String addresses(List<ItemProperties.Recipient> recipients) {
    return recipients.stream()
        .filter(each -> isAddress(each.address().strip()))
        .map(HeaderBlock::mailbox)
        .collect(Collectors.joining(",\r\n "));
  }

  /** Exchange's own addresses ({@code /O=...}) mean nothing outside of it and are left out. */
  private static boolean isAddress(String address) {
    return address.indexOf('@') > 0 && address.chars().allMatch(HeaderBlock::isAddressPart);
  }

  private static boolean isAddressPart(int c) {
    return c > ' ' && !Character.isISOControl(c) && "<>(),;:\\\"[]".indexOf(c) < 0;
  }

  private static String mailbox(ItemProperties.Recipient recipient) {
    String address = recipient.address().strip();
    String name = recipient.name().strip();
    return name.isEmpty() || name.equals(address)
        ? address
        : HeaderText.phrase(name) + " <" + address + ">";
  }

  /** Reports that Exchange made itself have no header, but a class that says what they are. */
  private String reportType() {
    String kind = item.itemClass();
    if (!kind.startsWith("REPORT.")) {
      return "";
    }
    boolean receipt = kind.endsWith(".IPNRN") || kind.endsWith(".IPNNRN");
    return "multipart/report; report-type="
        + (receipt ? "disposition-notification" : "delivery-status");
  }
}
