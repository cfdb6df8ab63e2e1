package org.mailpromoter.connectors.graph.read;

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
 * One header block (RFC 5322) of what Graph knows about a message: the header as it was
 * transported, preceded by fields that it lacks and the properties provide.
 */
final class HeaderBlock {
  /** As Exchange writes it itself when it hands a message over as MIME. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Row row;
  private final StringBuilder transported = new StringBuilder();
  private final StringBuilder added = new StringBuilder();
  private final Set<String> names = new HashSet<>();

  private HeaderBlock(Row row) {
    this.row = row;
  }

  /**
   * The block of a message, up to and including the blank line or cut at a limit.
   *
   * @param most how many bytes it may have
   */
  static byte[] of(Row row, int most) {
    HeaderBlock block = new HeaderBlock(row);
    block.takeFields();
    if (block.names.isEmpty()) {
      block.takeText();
    }
    block.addMissing();
    block.added.append(block.transported).append("\r\n");
    byte[] bytes = block.added.toString().getBytes(StandardCharsets.UTF_8);
    return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  /** Up to the first blank line: what follows belongs to parts of the body. */
  private void takeText() {
    boolean field = false;
    for (String line : (Iterable<String>) row.transported().lines()::iterator) {
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

  private void takeFields() {
    for (Map.Entry<String, String> each : row.headers()) {
      String name = each.getKey().strip();
      if (isName(name)) {
        names.add(name.toLowerCase(Locale.ROOT));
        transported.append(name).append(": ").append(oneLine(each.getValue())).append("\r\n");
      }
    }
  }

  /** These two see every field of every message: they are loops. */
  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 127 || c == ':') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static String oneLine(String value) {
    boolean plain = value.indexOf('\n') < 0 && value.indexOf('\r') < 0 && value.indexOf('\0') < 0;
    return plain ? value.strip() : unfolded(value);
  }

  private static String unfolded(String value) {
    return value.lines().map(String::strip).collect(Collectors.joining(" ")).replace('\0', ' ');
  }

  private void addMissing() {
    List<Row.Recipient> from = row.recipients(Recipients.FROM);
    List<Row.Recipient> sender = row.recipients(Recipients.SENDER);
    boolean bare = names.isEmpty();
    add("Date", () -> row.sent().map(HeaderBlock::date).orElse(""));
    add("From", () -> addresses(from.isEmpty() ? sender : from));
    add("Sender", () -> sender.equals(from) ? "" : addresses(sender));
    add("To", () -> addresses(row.recipients(Recipients.TO)));
    add("Cc", () -> addresses(row.recipients(Recipients.CC)));
    add("Bcc", () -> addresses(row.recipients(Recipients.BCC)));
    add("Reply-To", () -> addresses(row.recipients(Recipients.REPLY_TO)));
    add("Subject", () -> HeaderText.unstructured(row.subject()));
    add("Message-ID", () -> HeaderText.plain(row.messageId()));
    add("In-Reply-To", () -> HeaderText.plain(row.inReplyTo()));
    add("References", () -> HeaderText.plain(row.references()));
    if (bare) {
      // of mail that came without one, Exchange makes one from the subject: it proves nothing
      add("Thread-Index", () -> HeaderText.plain(row.conversationIndex().replaceAll("\\s", "")));
    }
  }

  private static String date(Instant time) {
    return DATE.format(time);
  }

  /** Most headers lack nothing, so what they could lack is made when they do. */
  private void add(String name, Supplier<String> made) {
    String value = names.contains(name.toLowerCase(Locale.ROOT)) ? "" : made.get();
    if (!value.isEmpty()) {
      added.append(name).append(": ").append(value).append("\r\n");
    }
  }

  /** Values without a meaning outside Exchange are left out. */
  private static String addresses(List<Row.Recipient> recipients) {
    return recipients.stream()
        .map(each -> mailbox(each.name().strip(), each.address().strip()))
        .filter(mailbox -> !mailbox.isEmpty())
        .collect(Collectors.joining(",\r\n "));
  }

  private static String mailbox(String name, String address) {
    if (!isAddress(address)) {
      return isWord(address) ? address : "";
    }
    return name.isEmpty() || name.equals(address)
        ? address
        : HeaderText.phrase(name) + " <" + address + ">";
  }

  private static boolean isAddress(String address) {
    return address.indexOf('@') > 0 && address.chars().allMatch(HeaderBlock::isAddressPart);
  }

  /** What a sender wrote instead of an address: the decision says what is wrong with it. */
  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c < 127 && (Character.isLetterOrDigit(c) || c == '-'));
  }

  private static boolean isAddressPart(int c) {
    return c > ' ' && !Character.isISOControl(c) && "<>(),;:\\\"[]".indexOf(c) < 0;
  }
}
