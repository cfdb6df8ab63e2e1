package org.mailpromoter.senders.smtp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.testkit.MailServerUnderTest;
import org.mailpromoter.testkit.SubmissionFault;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;
import org.mailpromoter.testkit.smtp.SmtpAction;
import org.mailpromoter.testkit.smtp.SmtpMail;
import org.mailpromoter.testkit.smtp.SmtpMoment;

/** A scripted server with STARTTLS and logins. */
final class ScriptedMailServer implements MailServerUnderTest {
  static final String PASSWORD = "s3cret-word\\with\"quotes";

  private final ScriptedSmtpServer server;
  private final List<String> more;
  private final List<MailSender> opened = new ArrayList<>();

  ScriptedMailServer(ScriptedSmtpServer server, String... more) {
    this.server = server;
    this.more = List.of(more);
    offers("SIZE 1000000");
  }

  private void offers(String size) {
    List<String> all = new ArrayList<>(more);
    all.addAll(List.of(size, "DSN", "8BITMIME", "ENHANCEDSTATUSCODES", "AUTH PLAIN LOGIN"));
    server.offers(all.toArray(String[]::new));
  }

  ScriptedSmtpServer server() {
    return server;
  }

  @Override
  public MailSender open() {
    return open(Map.of());
  }

  MailSender open(Map<String, String> more) {
    Map<String, String> sender = new HashMap<>();
    sender.put("host", "localhost");
    sender.put("port", String.valueOf(server.port()));
    sender.put("security", "starttls");
    sender.put("trust", server.trust().toString());
    sender.put("read-timeout", "5s");
    sender.put("final-timeout", "1s");
    sender.putAll(more);
    Map<String, String> login = Map.of("username", "anna", "password", PASSWORD, "token", PASSWORD);
    SmtpSenderFactory factory = new SmtpSenderFactory();
    MailSender made =
        factory.sender(
            "anna",
            Config.of(factory.senderKeys(), sender),
            Config.of(factory.mailboxKeys(), login));
    opened.add(made);
    return made;
  }

  /** A former mail may have left a connection on which the next one goes. */
  @Override
  public void next(SubmissionFault fault) {
    switch (fault) {
      case TURNS_AWAY -> {
        server.next(SmtpMoment.RSET, SmtpAction.closes());
        server.next(SmtpMoment.GREETING, SmtpAction.says("421 4.3.2 Too many connections"));
      }
      case REFUSES_THE_LOGIN -> {
        server.next(SmtpMoment.RSET, SmtpAction.closes());
        server.next(
            SmtpMoment.AUTH, SmtpAction.says("535 5.7.8 Not with the password " + PASSWORD));
      }
      case REFUSES_FOR_GOOD ->
          server.next(SmtpMoment.MAIL, SmtpAction.says("550 5.7.60 Not as this sender"));
      case REFUSES_FOR_NOW ->
          server.next(SmtpMoment.MAIL, SmtpAction.says("451 4.3.2 Not now, " + PASSWORD));
      case GOES_AWAY_BEFORE -> server.next(SmtpMoment.DATA, SmtpAction.closes());
      case BABBLES_BEFORE -> server.next(SmtpMoment.DATA, SmtpAction.babbles());
      case REFUSES_THE_CONTENT_FOR_GOOD ->
          server.next(SmtpMoment.DOT, SmtpAction.says("554 5.7.1 Spam\n554 Go away"));
      case REFUSES_THE_CONTENT_FOR_NOW ->
          server.next(SmtpMoment.DOT, SmtpAction.says("452 4.3.1 Disk full"));
      case CLOSES_AFTER -> server.next(SmtpMoment.DOT, SmtpAction.closes());
      case RESETS_AFTER -> server.next(SmtpMoment.DOT, SmtpAction.resets());
      case IS_SILENT_AFTER -> server.next(SmtpMoment.DOT, SmtpAction.isSilent());
      case BABBLES_AFTER -> server.next(SmtpMoment.DOT, SmtpAction.babbles());
      case ACCEPTS_AND_GOES_AWAY ->
          server.next(SmtpMoment.DOT, SmtpAction.says("250 2.0.0 Ok").andCloses());
    }
  }

  @Override
  public boolean nextRecipients(int... replies) {
    for (int each : replies) {
      server.next(
          SmtpMoment.RCPT,
          SmtpAction.says(each == 0 ? "250 2.1.5 Ok" : each + " " + each / 100 + ".1.1 No"));
    }
    return true;
  }

  @Override
  public boolean largestMail(long bytes) {
    offers("SIZE " + bytes);
    return true;
  }

  @Override
  public List<String> accepted() {
    return server.received().stream().map(SmtpMail::content).toList();
  }

  @Override
  public List<String> secrets() {
    return List.of(PASSWORD);
  }

  @Override
  public void close() {
    opened.forEach(MailSender::close);
    server.close();
  }
}
