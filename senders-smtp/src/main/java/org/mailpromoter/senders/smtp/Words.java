package org.mailpromoter.senders.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.NetworkFailure;
import org.mailpromoter.spi.net.ServerWords;

/**
 * Says what became of a try, in sentences that name the mailbox and the server.
 *
 * @param mailbox the mailbox
 * @param server host and port
 * @param words takes the secrets out of the server's text
 */
record Words(String mailbox, String server, ServerWords words) {
  /** The stored message cannot be read. */
  private static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  SubmissionOutcome.Deferred deferred(ErrorCode code, String why) {
    return deferred(code, why, Map.of());
  }

  SubmissionOutcome.Deferred deferred(
      ErrorCode code, String why, Map<EnvelopeAddress, ServerReply> refused) {
    return new SubmissionOutcome.Deferred(code, sentence(why), refused);
  }

  /** A connection that failed before the hand-over. */
  SubmissionOutcome.Deferred deferred(IOException e, Map<EnvelopeAddress, ServerReply> refused) {
    if (e instanceof UnreadableException || e instanceof DotStuffing.BareLineEndException) {
      return deferred(
          SmtpError.MESSAGE_UNREADABLE, "the stored mail is not usable: " + words.of(e), refused);
    }
    if (e instanceof SmtpReply.MalformedException) {
      return deferred(
          SmtpError.PROTOCOL_VIOLATION, "its answer makes no sense: " + words.of(e), refused);
    }
    Optional<NetworkFailure> network = NetworkFailure.in(e);
    NetworkError kind = network.map(NetworkFailure::kind).orElse(NetworkError.CONNECTION_LOST);
    return deferred(kind.in(SmtpError.class), why(e), refused);
  }

  /** No answer to the hand-over. */
  String lost(IOException e) {
    String why =
        e instanceof SmtpReply.MalformedException
            ? "its answer makes no sense: " + words.of(e)
            : why(e);
    return "Mailbox "
        + mailbox
        + ": the mail was handed over to the SMTP server "
        + server
        + ", and there was no answer: "
        + why
        + ".";
  }

  private String why(IOException e) {
    return NetworkFailure.in(e)
        .map(found -> found.why(words::of))
        .orElseGet(() -> "the connection was lost: " + words.of(e));
  }

  String refused(String what, String said) {
    return "the server refuses " + what + ": " + said;
  }

  String tooLarge(long size, long largest) {
    return "the mail has "
        + size
        + " bytes, and the server "
        + server
        + " takes at most "
        + largest
        + "; send fewer or smaller attachments";
  }

  String noUtf8() {
    return "an address has characters outside ASCII before its @, and the server "
        + server
        + " does not offer SMTPUTF8; use another address of the recipient";
  }

  private String sentence(String why) {
    return "Mailbox "
        + mailbox
        + ": sending through the SMTP server "
        + server
        + " failed: "
        + why
        + ".";
  }

  /** The message, whose failures are told from those of the connection. */
  InputStream readable(FrozenMessage message) throws IOException {
    try {
      return new Told(message.open());
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  private static final class Told extends FilterInputStream {
    Told(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw new UnreadableException(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        throw new UnreadableException(e);
      }
    }
  }
}
