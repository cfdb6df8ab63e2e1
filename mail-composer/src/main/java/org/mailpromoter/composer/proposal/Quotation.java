package org.mailpromoter.composer.proposal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.dispatch.OriginalMail;
import org.mailpromoter.core.message.UnseenCharacters;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.html.MailHtml;

/** Quotes a mail in the text of another one. */
final class Quotation {
  /** More is not quoted: a conversation would double with each answer. */
  static final int LONGEST = 100_000;

  private static final int MOST_NAMED = 100;
  private static final String LEFT_OUT = "[...]";

  private final DateTimeFormatter format;

  Quotation(ZoneId zone) {
    this.format =
        DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy 'at' HH:mm z", Locale.ENGLISH)
            .withZone(zone);
  }

  /** Two empty lines, who wrote it and when, and the text with a mark before each line. */
  String answered(OriginalMail original) {
    EmailActivity mail = original.activity();
    return "\n\n"
        + attribution(mail)
        + "\n"
        + text(mail).lines().map(Quotation::marked).collect(Collectors.joining("\n"))
        + "\n";
  }

  /** The same as HTML; empty if the mail has none, or too much to quote. */
  String answeredHtml(OriginalMail original) {
    EmailActivity mail = original.activity();
    String html = html(mail);
    return html.isEmpty()
        ? ""
        : "<p><br></p><p>"
            + escaped(attribution(mail))
            + "</p><blockquote style=\"margin:0 0 0 6px;padding-left:6px;"
            + "border-left:2px solid #808080\">"
            + html
            + "</blockquote>";
  }

  /** Two empty lines, the header as people read it, and the text. */
  String forwarded(OriginalMail original) {
    EmailActivity mail = original.activity();
    return "\n\n" + String.join("\n", header(mail)) + "\n\n" + text(mail) + "\n";
  }

  /** The same as HTML; empty if the mail has none, or too much to quote. */
  String forwardedHtml(OriginalMail original) {
    EmailActivity mail = original.activity();
    String html = html(mail);
    return html.isEmpty()
        ? ""
        : "<p><br></p><p>" + escaped(String.join("\n", header(mail))) + "</p>" + html;
  }

  private List<String> header(EmailActivity mail) {
    List<String> lines = new ArrayList<>();
    lines.add("---------- Forwarded message ----------");
    field(lines, "From", people(mail, Role.SENDER));
    field(lines, "Date", format.format(mail.sentAt()));
    field(lines, "Subject", line(mail.subject()));
    field(lines, "To", people(mail, Role.TO));
    field(lines, "Cc", people(mail, Role.CC));
    return lines;
  }

  private String attribution(EmailActivity mail) {
    return "On " + format.format(mail.sentAt()) + ", " + people(mail, Role.SENDER) + " wrote:";
  }

  private static void field(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(name + ": " + value);
    }
  }

  private static String people(EmailActivity mail, Role role) {
    List<ActivityParty> all = mail.parties().stream().filter(each -> each.role() == role).toList();
    String named =
        all.stream()
            .limit(MOST_NAMED)
            .map(each -> line(each.address().toString()))
            .collect(Collectors.joining(", "));
    return all.size() > MOST_NAMED ? named + ", " + LEFT_OUT : named;
  }

  private static String line(String text) {
    return UnseenCharacters.without(text, "").strip();
  }

  /** What was quoted before is marked once more, as mail programs expect it (RFC 3676, 4.5). */
  private static String marked(String line) {
    return line.isEmpty() || line.startsWith(">") ? ">" + line : "> " + line;
  }

  private static String text(EmailActivity mail) {
    String written =
        mail.body().text().isBlank() ? MailHtml.text(mail.body().html()) : mail.body().text();
    String text = UnseenCharacters.without(written, "\n\r\t").stripTrailing();
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = text.lastIndexOf('\n', LONGEST);
    return text.substring(0, end > 0 ? end : LONGEST) + "\n" + LEFT_OUT;
  }

  /** Without pictures, which the other mail keeps. */
  private static String html(EmailActivity mail) {
    String html = mail.body().html();
    return html.length() > LONGEST ? "" : MailHtml.sent(html, Set.of());
  }

  private static String escaped(String text) {
    return MailHtml.escaped(text).replace("\n", "<br>");
  }
}
