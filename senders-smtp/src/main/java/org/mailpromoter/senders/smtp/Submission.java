package org.mailpromoter.senders.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.HandOver;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionEnvelope;
import org.mailpromoter.core.sending.SubmissionOutcome;

/**
 * One try: RSET behind another mail, MAIL, RCPT, DATA, the content and the final dot. Used once.
 */
final class Submission {
  private static final int GO_AHEAD = 354;
  private static final int LOGIN_DEMANDED = 530;
  private static final byte[] FINAL_DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SmtpConversation server;
  private final Words words;
  private final SubmissionEnvelope envelope;
  private final FrozenMessage message;
  private final boolean isFirst;
  private final Map<EnvelopeAddress, ServerReply> refused = new LinkedHashMap<>();
  private boolean begun;
  private boolean handedOver;
  private boolean goesOn = true;

  private Submission(
      SmtpConversation server,
      Words words,
      SubmissionEnvelope envelope,
      FrozenMessage message,
      boolean isFirst) {
    this.server = server;
    this.words = words;
    this.envelope = envelope;
    this.message = message;
    this.isFirst = isFirst;
  }

  /** The first try on a connection. */
  static Submission first(
      SmtpConversation server, Words words, SubmissionEnvelope envelope, FrozenMessage message) {
    return new Submission(server, words, envelope, message, true);
  }

  /** A try on a connection that had another mail, which may be dead. */
  static Submission behindAnother(
      SmtpConversation server, Words words, SubmissionEnvelope envelope, FrozenMessage message) {
    return new Submission(server, words, envelope, message, false);
  }

  /** Whether the server has answered to the beginning of this mail. */
  boolean hasBegun() {
    return begun;
  }

  /** Whether the connection can be used for another mail. */
  boolean connectionGoesOn() {
    return goesOn;
  }

  /** Tries. Every failure of the server, the connection or the commit is an outcome. */
  SubmissionOutcome run(HandOver handOver) {
    try {
      Optional<SubmissionOutcome> ended = unfit().or(this::none);
      return ended.isPresent() ? ended.get() : offered(handOver);
    } catch (IOException e) {
      goesOn = false;
      return handedOver
          ? new SubmissionOutcome.Uncertain(words.lost(e), refused)
          : words.deferred(e, refused);
    }
  }

  private Optional<SubmissionOutcome> none() {
    return Optional.empty();
  }

  /** What the server would refuse is not begun. */
  private Optional<SubmissionOutcome> unfit() {
    OptionalLong largest = server.extensions().largestMail();
    if (largest.isPresent() && message.size() > largest.getAsLong()) {
      return Optional.of(
          new SubmissionOutcome.Refused(
              words.tooLarge(message.size(), largest.getAsLong()), Map.of()));
    }
    return needsUtf8() && !server.extensions().has("SMTPUTF8")
        ? Optional.of(new SubmissionOutcome.Refused(words.noUtf8(), Map.of()))
        : Optional.empty();
  }

  private boolean needsUtf8() {
    return envelope.needsUtf8() || message.needsUtf8();
  }

  private SubmissionOutcome offered(HandOver handOver) throws IOException {
    CommandGroup commands = server.commands(commands());
    if (!isFirst && !commands.next().isPositive()) {
      throw new EOFException("the server ends the connection");
    }
    SmtpReply mail = commands.next();
    begun = true;
    if (!mail.isPositive()) {
      return refusal("the sender " + envelope.sender(), mail, commands);
    }
    Optional<SmtpReply> nobody = recipients(commands);
    if (nobody.isPresent()) {
      return refusal("every recipient", nobody.get(), commands);
    }
    SmtpReply data = commands.next();
    return data.code() == GO_AHEAD ? content(handOver) : refusal("the mail", data);
  }

  /** After RSET the connection knows no former mail. */
  private List<String> commands() {
    List<String> commands = new ArrayList<>();
    if (!isFirst) {
      commands.add("RSET");
    }
    commands.add(mailFrom());
    envelope.recipients().forEach(each -> commands.add(rcptTo(each)));
    commands.add("DATA");
    return commands;
  }

  private String mailFrom() {
    StringBuilder command = new StringBuilder("MAIL FROM:<").append(envelope.sender()).append('>');
    if (server.extensions().has("SIZE")) {
      command.append(" SIZE=").append(message.size());
    }
    if (server.extensions().has("DSN")) {
      command.append(" RET=HDRS ENVID=").append(Xtext.of(envelope.id()));
    }
    if (needsUtf8()) {
      command.append(" SMTPUTF8");
      command.append(server.extensions().has("8BITMIME") ? " BODY=8BITMIME" : "");
    }
    return command.toString();
  }

  /**
   * What the server says to each recipient.
   *
   * @return the reply to the last one if all were refused
   */
  private Optional<SmtpReply> recipients(CommandGroup commands) throws IOException {
    SmtpReply last = null;
    for (EnvelopeAddress each : envelope.recipients()) {
      last = commands.next();
      if (last.isShuttingDown()) {
        return Optional.of(last);
      }
      if (last.isNegative()) {
        refused.put(each, server.kept(last));
      } else if (!last.isPositive()) {
        throw new SmtpReply.MalformedException("it says: " + last.code());
      }
    }
    return refused.size() == envelope.recipients().size()
        ? Optional.ofNullable(last)
        : Optional.empty();
  }

  private String rcptTo(EnvelopeAddress to) {
    String command = "RCPT TO:<" + to + '>';
    if (!server.extensions().has("DSN")) {
      return command;
    }
    String original = to.needsUtf8() ? "" : " ORCPT=rfc822;" + Xtext.of(to.value());
    return command + " NOTIFY=FAILURE,DELAY" + original;
  }

  /** The same while the server may have heard more: without a final dot, it accepts nothing. */
  private SubmissionOutcome refusal(String what, SmtpReply reply, CommandGroup commands)
      throws IOException {
    SubmissionOutcome refusal = refusal(what, reply);
    goesOn = goesOn && commands.isEnded();
    return refusal;
  }

  /** The server refused something before it could accept the mail, or in answer to all of it. */
  private SubmissionOutcome refusal(String what, SmtpReply reply) throws IOException {
    if (!reply.isNegative()) {
      throw new SmtpReply.MalformedException("it says: " + server.shown(reply));
    }
    goesOn &= !reply.isShuttingDown();
    String said = server.shown(reply);
    if (reply.code() == LOGIN_DEMANDED) {
      return words.deferred(SmtpError.LOGIN_DEMANDED, "it demands a login: " + said, refused);
    }
    return reply.isPermanent()
        ? new SubmissionOutcome.Refused(words.refused(what, said), refused)
        : words.deferred(SmtpError.REFUSED_FOR_NOW, "it refuses " + what + ": " + said, refused);
  }

  /**
   * The content, the point of no return, and the final dot. Until the point of no return, every
   * failure ends the connection without the dot, so the server accepts nothing.
   */
  private SubmissionOutcome content(HandOver handOver) throws IOException {
    goesOn = false;
    OutputStream out = server.content();
    write(out);
    Optional<IOException> failure = committed(handOver);
    if (failure.isPresent()) {
      return words.deferred(
          SmtpError.NOT_WRITTEN_DOWN,
          "the hand-over could not be written down: " + failure.get().getMessage(),
          refused);
    }
    handedOver = true;
    out.write(FINAL_DOT);
    out.flush();
    return answered(server.finalReply());
  }

  private void write(OutputStream out) throws IOException {
    DotStuffing lines = new DotStuffing(out);
    try (InputStream content = words.readable(message)) {
      content.transferTo(lines);
    }
    lines.endLine();
    out.flush();
  }

  private Optional<IOException> committed(HandOver handOver) {
    try {
      handOver.commit(refused);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  /** A reply that is neither yes nor no is no answer. */
  private SubmissionOutcome answered(SmtpReply reply) throws IOException {
    goesOn = !reply.isShuttingDown();
    if (reply.isPositive()) {
      return new SubmissionOutcome.Accepted(server.kept(reply), refused);
    }
    return refusal("the mail", reply);
  }
}
