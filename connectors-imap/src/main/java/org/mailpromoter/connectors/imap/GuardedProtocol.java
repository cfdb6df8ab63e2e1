package org.mailpromoter.connectors.imap;

import jakarta.mail.Flags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.util.MailLogger;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.http.oauth.BearerMechanism;

/** A connection of Angus with a limit for each command. */
final class GuardedProtocol extends IMAPProtocol {
  /** Angus sets memory aside for each message that a folder is said to have. */
  private static final int MOST_MESSAGES = 10_000_000;

  /** A refusal, a farewell and an answer: a server that asks for more is broken. */
  private static final int MOST_CHALLENGES = 3;

  private final @Nullable AnswerLimit limit;
  private boolean loggedIn;

  @SuppressWarnings("TooManyParameters") // those of the constructor above, and one
  GuardedProtocol(
      String name,
      String host,
      int port,
      Properties properties,
      boolean tls,
      MailLogger logger,
      AnswerLimit limit)
      throws IOException, ProtocolException {
    super(name, host, port, properties, tls, logger);
    this.limit = limit;
  }

  /** Every connection is made by {@link GuardedStore}. */
  static GuardedProtocol of(IMAPProtocol protocol) {
    return (GuardedProtocol) protocol;
  }

  /**
   * Sends a command and takes its answers.
   *
   * @param bytes number of bytes that are requested
   */
  Reply ask(String command, long bytes) {
    if (limit != null) {
      limit.expect(bytes);
    }
    Response[] answers = command(command, null);
    notifyResponseHandlers(answers);
    return new Reply(this, answers);
  }

  /**
   * Adds a message to a folder. The time for the answer grows with its bytes.
   *
   * @param message all of it is sent, or the connection is of no use any more
   */
  void add(String folder, Flags flags, Date at, Literal message) throws ProtocolException {
    if (limit != null) {
      limit.expect(message.size());
    }
    append(folder, flags, at, message);
  }

  @Override
  public String writeCommand(String command, @Nullable Argument arguments)
      throws IOException, ProtocolException {
    if (limit != null) {
      limit.begin();
    }
    return super.writeCommand(command, arguments);
  }

  /** The greeting is read before this object is complete, when there is no limit yet. */
  @Override
  public Response readResponse() throws IOException, ProtocolException {
    Response answer = super.readResponse();
    if (answer instanceof IMAPResponse untagged
        && untagged.keyEquals("EXISTS")
        && untagged.getNumber() > MOST_MESSAGES) {
      throw new AnswerTooLargeException("a folder of " + untagged.getNumber() + " messages");
    }
    return answer;
  }

  /** Angus does not keep the cause of a broken connection and reports a BYE instead. */
  @Override
  public void handleResult(Response answer) throws ProtocolException {
    if (answer.isBYE() && answer.getException() != null) {
      throw new BrokenException(answer.getException());
    }
    super.handleResult(answer);
  }

  /** A refusal looks like a refused login to Angus. */
  @Override
  public void startTLS() throws ProtocolException {
    try {
      super.startTLS();
    } catch (CommandFailedException refused) {
      throw new StartTlsRefusedException(refused);
    }
  }

  /** The greeting is none of IMAP. */
  @Override
  protected void processGreeting(Response greeting) throws ProtocolException {
    boolean imap =
        greeting.isUnTagged() && (greeting.isOK() || greeting.isBYE() || isPreauth(greeting));
    if (!imap) {
      throw new NotImapException(greeting.toString());
    }
    super.processGreeting(greeting);
  }

  private static boolean isPreauth(Response greeting) {
    return greeting instanceof IMAPResponse untagged && untagged.keyEquals("PREAUTH");
  }

  @Override
  public boolean isAuthenticated() {
    return loggedIn || super.isAuthenticated();
  }

  /**
   * Logs in with a token.
   *
   * @param opening the first message of the mechanism
   * @throws TokenRefusedException if the server refuses it
   */
  void authenticate(BearerMechanism mechanism, String opening) throws ProtocolException {
    suspendTracing();
    try {
      Argument arguments = new Argument();
      arguments.writeAtom(mechanism.name());
      boolean atOnce = hasCapability("SASL-IR");
      if (atOnce) {
        arguments.writeAtom(opening);
      }
      String tag = writeCommand("AUTHENTICATE", arguments);
      List<String> words = new ArrayList<>(atOnce ? List.of() : List.of(opening));
      settled(finalAnswer(tag, mechanism, words), words);
    } catch (IOException e) {
      throw new BrokenException(e);
    } finally {
      resumeTracing();
    }
  }

  /**
   * Says what is still to be said. A server that refuses a token gives its reasons in a challenge,
   * which is to be answered before it ends the exchange (RFC 7628, 3.2.3).
   *
   * @param words what is to be said; afterwards the reasons
   */
  private Response finalAnswer(String tag, BearerMechanism mechanism, List<String> words)
      throws ProtocolException, IOException {
    Deque<String> next = new ArrayDeque<>(words);
    words.clear();
    int challenges = 0;
    while (true) {
      Response answer = readResponse();
      if (answer.isContinuation()) {
        if (++challenges > MOST_CHALLENGES) {
          throw new ProtocolException("the server asks for more than " + mechanism + " has");
        }
        if (next.isEmpty()) {
          words.add(BearerMechanism.refusal(String.valueOf(answer.getRest())));
          next.add(mechanism.farewell());
        }
        say(next.remove());
      } else if (answer.isBYE()) {
        handleResult(answer);
      } else if (answer.isTagged() && tag.equals(answer.getTag())) {
        return answer;
      }
    }
  }

  private void say(String line) throws IOException {
    getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    getOutputStream().flush();
  }

  private void settled(Response answer, List<String> reasons) throws ProtocolException {
    if (!answer.isOK()) {
      String why = String.join(" ", reasons).strip();
      throw new TokenRefusedException(answer.getRest() + (why.isEmpty() ? "" : " (" + why + ")"));
    }
    setCapabilities(answer);
    loggedIn = true;
  }

  /** The server refuses a token. */
  static final class TokenRefusedException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    TokenRefusedException(String why) {
      super(why);
    }
  }

  /** The connection broke. */
  static final class BrokenException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    BrokenException(Exception cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }

  /** STARTTLS was answered with NO. */
  static final class StartTlsRefusedException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    StartTlsRefusedException(CommandFailedException refused) {
      super(String.valueOf(refused.getMessage()), refused);
    }
  }

  /** The server speaks another protocol. */
  static final class NotImapException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    NotImapException(String greeting) {
      super(greeting);
    }
  }
}
