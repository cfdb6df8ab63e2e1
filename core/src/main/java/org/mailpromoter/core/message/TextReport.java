package org.mailpromoter.core.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads reports that are text for people: of qmail (the QSBMF form: "Hi. This is the qmail-send
 * program"), of Exchange where the part for programs is missing or empty, and of programs that name
 * recipients in X-Failed-Recipients (Gmail, Exim). What the text says is found by its form, since
 * it may be in any language: an address alone on its line, below it the reply of a server, and the
 * header of the mail that is returned.
 */
final class TextReport {
  static final String FAILED_RECIPIENTS = "x-failed-recipients";
  static final String EXCHANGE_REPORT = "x-ms-exchange-message-is-ndr";

  private static final String QMAIL = "hi. this is the ";
  private static final String MESSAGE_ID = "message-id:";

  /** As many characters of a text are read. */
  private static final int MOST_CHARS = 200_000;

  private static final int MOST_RECIPIENTS = 100;

  /** A reply is not looked for further below its address. */
  private static final int LINES_OF_A_REPLY = 12;

  private final Envelope header;
  private final List<String> lines;
  private final int returned;

  private TextReport(Envelope header, String text) {
    this.header = header;
    this.lines = text.lines().toList();
    this.returned = beginOfHeader();
  }

  static DeliveryReport of(Envelope header, Body body) {
    String text = body.text().isBlank() ? withoutTags(body.html()) : body.text();
    String some = text.substring(0, Math.min(MOST_CHARS, text.length()));
    return new TextReport(header, some).report(body.report());
  }

  private DeliveryReport report(DeliveryReport attached) {
    Envelope mail = returnedHeader();
    List<MessageId> ids = new ArrayList<>(attached.returned());
    mail.messageId().filter(id -> !ids.contains(id)).ifPresent(ids::add);
    String subject = attached.subject().isEmpty() ? mail.subject() : attached.subject();
    return new DeliveryReport(attached.envelopeId(), ids, subject, fates());
  }

  private List<DeliveryReport.Fate> fates() {
    Map<EmailAddress, String> words = new LinkedHashMap<>();
    boolean qmail = lines.stream().limit(5).anyMatch(TextReport::isQmail);
    for (int i = 0; i < returned && words.size() < MOST_RECIPIENTS; i++) {
      Optional<EmailAddress> address = addressAlone(lines.get(i));
      if (address.isPresent()) {
        String reply = qmail ? paragraph(i + 1) : reply(i + 1);
        if (qmail && lines.get(i).stripTrailing().endsWith(">:") || !reply.isEmpty()) {
          words.putIfAbsent(address.get(), reply);
        }
      }
    }
    List<EmailAddress> failed = failedRecipients();
    String any = failed.isEmpty() ? "" : reply(0);
    failed.forEach(each -> words.putIfAbsent(each, any));
    return words.entrySet().stream()
        .map(each -> fate(each.getKey(), StatusReport.shown(each.getValue())))
        .toList();
  }

  private static DeliveryReport.Fate fate(EmailAddress recipient, String words) {
    boolean later = words.length() > 3 && words.charAt(0) == '4' && words.charAt(3) == ' ';
    DeliveryReport.Action action =
        later ? DeliveryReport.Action.DELAYED : DeliveryReport.Action.FAILED;
    return new DeliveryReport.Fate(List.of(recipient), action, words);
  }

  private static boolean isQmail(String line) {
    return line.toLowerCase(Locale.ROOT).startsWith(QMAIL);
  }

  private List<EmailAddress> failedRecipients() {
    List<EmailAddress> all = new ArrayList<>();
    for (String each : header.hint(FAILED_RECIPIENTS).orElse("").split(",", MOST_RECIPIENTS)) {
      EmailAddress.parse(each).ifPresent(all::add);
    }
    return all;
  }

  /** The lines up to the next blank one. */
  private String paragraph(int from) {
    StringBuilder all = new StringBuilder();
    int most = Math.min(returned, from + LINES_OF_A_REPLY);
    for (int i = from; i < most && !lines.get(i).isBlank(); i++) {
      all.append(lines.get(i).strip()).append(' ');
    }
    return all.toString();
  }

  /** What a server replied, before the next address and the mail that is returned. */
  private String reply(int from) {
    int most = from == 0 ? returned : Math.min(returned, from + LINES_OF_A_REPLY);
    for (int i = from; i < most; i++) {
      if (from > 0 && addressAlone(lines.get(i)).isPresent()) {
        return "";
      }
      int code = beginOfReply(lines.get(i));
      if (code >= 0) {
        return StatusReport.shown(lines.get(i).substring(code)).replaceAll("[\\s#'\"]+$", "");
      }
    }
    return "";
  }

  /** Where a line has three digits of a refusal and more behind them; -1 if nowhere. */
  private static int beginOfReply(String line) {
    for (int i = 0; i + 4 < line.length(); i++) {
      char first = line.charAt(i);
      boolean bounded = i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1));
      boolean code =
          (first == '4' || first == '5')
              && Character.isDigit(line.charAt(i + 1))
              && Character.isDigit(line.charAt(i + 2))
              && (line.charAt(i + 3) == ' ' || line.charAt(i + 3) == '-');
      boolean part = i > 0 && (line.charAt(i - 1) == '.' || line.charAt(i - 1) == '-');
      if (bounded && code && !part) {
        return i;
      }
    }
    return -1;
  }

  /** The address that a line consists of, as {@code <tom@x>:} or {@code tom@x<mailto:tom@x>}. */
  private static Optional<EmailAddress> addressAlone(String line) {
    String text = line.strip();
    if (text.length() > 2 * EmailAddress.MAX_LENGTH || text.indexOf('@') < 0) {
      return Optional.empty();
    }
    String bare = text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
    int link = bare.toLowerCase(Locale.ROOT).indexOf("<mailto:");
    bare = link > 0 ? bare.substring(0, link).strip() : bare;
    boolean bracketed = bare.startsWith("<") && bare.endsWith(">");
    return EmailAddress.parse(bracketed ? bare.substring(1, bare.length() - 1) : bare);
  }

  /**
   * The line with which the header of the returned mail begins; behind the last if there is none.
   */
  private int beginOfHeader() {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).toLowerCase(Locale.ROOT).startsWith(MESSAGE_ID)) {
        int begin = i;
        while (begin > 0 && !lines.get(begin - 1).isBlank()) {
          begin--;
        }
        return begin;
      }
    }
    return lines.size();
  }

  private Envelope returnedHeader() {
    StringBuilder block = new StringBuilder();
    for (int i = returned; i < lines.size() && !lines.get(i).isBlank(); i++) {
      block.append(lines.get(i)).append("\r\n");
    }
    byte[] bytes = block.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    return new EnvelopeParser(MessageLimits.DEFAULT).parse(bytes);
  }

  /** The text of HTML, each tag as an end of a line: enough to find lines of a certain form. */
  private static String withoutTags(String html) {
    StringBuilder text = new StringBuilder();
    int most = Math.min(MOST_CHARS, html.length());
    boolean tag = false;
    for (int i = 0; i < most; i++) {
      char c = html.charAt(i);
      if (c == '<') {
        text.append('\n');
      } else if (!tag) {
        text.append(c);
      }
      tag = c == '<' || tag && c != '>';
    }
    return text.toString()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
