package org.mailpromoter.testkit;

import java.util.List;
import java.util.OptionalLong;
import org.mailpromoter.core.sending.MailSender;

/**
 * A server that a contract test can inspect and break.
 *
 * @since 0.1
 */
public interface MailServerUnderTest extends AutoCloseable {
  /** A sender that submits to the server, and waits for answers for a second or less. */
  MailSender open();

  /** Makes the server do this at the next try, once. */
  void next(SubmissionFault fault);

  /**
   * Makes the server refuse recipients of the next mail, once.
   *
   * @param replies for each recipient, in the order of the envelope: 0 to accept it, otherwise a
   *     code of SMTP such as 450 or 550
   * @return false if the server of this kind decides about whole mails only; then the contract asks
   *     that no outcome names a recipient alone
   */
  default boolean nextRecipients(int... replies) {
    return false;
  }

  /**
   * Makes the server refuse mails with more bytes, and say so beforehand.
   *
   * @return false if a server of this kind cannot say so
   */
  default boolean largestMail(long bytes) {
    return false;
  }

  /**
   * How many bytes every server of this kind takes, as its sender knows without asking; empty if
   * each server has its own limit.
   */
  default OptionalLong knownLimit() {
    return OptionalLong.empty();
  }

  /** The contents of the mails that it accepted, in the order in which they came. */
  List<String> accepted();

  /** Texts that must never stand in an outcome: passwords, tokens. */
  default List<String> secrets() {
    return List.of();
  }

  /** Releases all resources, including opened senders. */
  @Override
  void close() throws Exception;
}
