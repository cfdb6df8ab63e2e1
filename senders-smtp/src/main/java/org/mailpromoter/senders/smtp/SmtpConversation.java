package org.mailpromoter.senders.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.ServerWords;

/** A connection to a server from its greeting on. One thread at a time, but any may cut it. */
final class SmtpConversation {
  /** The server wants more (RFC 4954, 4). */
  static final int CHALLENGE = 334;

  private static final int GREETING = 220;
  private static final int SUCCESS = 250;

  private final SmtpChannel channel = new SmtpChannel();
  private final SmtpServer server;
  private final ServerWords words;
  private Extensions extensions = Extensions.of(new SmtpReply(SUCCESS, List.of("")));

  SmtpConversation(SmtpServer server, ServerWords words) {
    this.server = server;
    this.words = words;
  }

  /**
   * Connects, encrypts and logs in.
   *
   * @throws SmtpFailure if the server does not want this
   */
  void open(SmtpLogin login) throws IOException, SmtpFailure, InterruptedException {
    channel.connect(server.host(), server.port(), server.connectTimeout());
    if (server.security() == Security.TLS) {
      encrypt();
    }
    greeted(channel.reply(server.patience()));
    hello();
    if (server.security() == Security.STARTTLS) {
      startTls();
      hello();
    }
    login.logIn(this);
  }

  private void greeted(SmtpReply greeting) throws SmtpFailure {
    if (greeting.isNegative()) {
      throw new SmtpFailure(SmtpError.SERVER_BUSY, "the server turns us away: " + shown(greeting));
    }
    if (greeting.code() != GREETING) {
      throw new SmtpFailure(
          SmtpError.NO_SMTP_SERVER,
          "it does not greet as an SMTP server; it says: " + shown(greeting));
    }
  }

  private void hello() throws IOException, SmtpFailure {
    SmtpReply reply = ask("EHLO " + channel.addressLiteral());
    if (reply.code() != SUCCESS) {
      throw new SmtpFailure(
          reply.isPermanent() ? SmtpError.NO_SMTP_SERVER : SmtpError.SERVER_BUSY,
          "the server refuses EHLO: " + shown(reply));
    }
    extensions = Extensions.of(reply);
  }

  private void startTls() throws IOException, SmtpFailure {
    if (!extensions.has("STARTTLS")) {
      throw new SmtpFailure(SmtpError.STARTTLS_NOT_OFFERED, "the server does not offer STARTTLS");
    }
    SmtpReply reply = ask("STARTTLS");
    if (reply.code() != GREETING) {
      throw new SmtpFailure(
          SmtpError.STARTTLS_REFUSED, "the server refuses STARTTLS: " + shown(reply));
    }
    encrypt();
  }

  private void encrypt() throws IOException {
    channel.encrypt(server.trusted(), server.host(), server.patience());
  }

  /** What the server offers. */
  Extensions extensions() {
    return extensions;
  }

  /** Says a command and waits for the reply, as before the hand-over. */
  SmtpReply ask(String command) throws IOException {
    return channel.ask(command, server.patience());
  }

  /** Commands whose replies are read in order, as before the hand-over. */
  CommandGroup commands(List<String> commands) {
    return new CommandGroup(channel, server.patience(), extensions.has("PIPELINING"), commands);
  }

  /** Where the content of a mail is written. */
  OutputStream content() {
    return channel.content();
  }

  /** Waits for the reply to the final dot. */
  SmtpReply finalReply() throws IOException {
    return channel.reply(server.finalPatience());
  }

  String shown(SmtpReply reply) {
    return reply.shown(words);
  }

  ServerReply kept(SmtpReply reply) {
    return reply.kept(words);
  }

  /** Takes its leave without waiting for an answer. */
  void close() {
    try {
      channel.say("QUIT");
    } catch (IOException alreadyGone) {
      // whatever was accepted stays accepted
    } finally {
      cut();
    }
  }

  /** Ends at once; what waits for the server fails. */
  void cut() {
    channel.cut();
  }
}
