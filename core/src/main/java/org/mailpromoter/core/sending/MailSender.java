package org.mailpromoter.core.sending;

import java.util.Optional;

/**
 * A way out: submits mail to one server as one mailbox. Used by one thread at a time, except {@link
 * #close}; it may keep a connection between two mails.
 *
 * <ul>
 *   <li>SB-1: mail that the server accepts is {@link SubmissionOutcome.Accepted}, with the words of
 *       the server; nothing after its answer turns that into a failure.
 *   <li>SB-2: what the server refuses for good is {@link SubmissionOutcome.Refused}.
 *   <li>SB-3: what the server refuses for now, and a server that cannot be reached or goes away
 *       before the hand-over, is {@link SubmissionOutcome.Deferred}.
 *   <li>SB-4: a connection that is lost, reset or silent after the hand-over, and an answer that is
 *       none, are {@link SubmissionOutcome.Uncertain}.
 *   <li>SB-5: of several recipients each gets what the server said about them, whatever becomes of
 *       the others.
 *   <li>SB-6: {@link HandOver#commit} is called once for a try that the server may have accepted,
 *       before it could, and never for one that ended earlier.
 *   <li>SB-7: if the commit fails, the server accepts nothing, and the outcome is deferred.
 *   <li>SB-8: the server gets the bytes of the message exactly.
 *   <li>SB-9: a mail that is larger than the server says it takes is refused before its first byte
 *       is sent.
 *   <li>SB-10: secrets are sent only over TLS to a server with a valid certificate, and are never
 *       part of an outcome.
 *   <li>SB-11: {@link #close} by another thread ends a try that waits for the server within
 *       moments: before the hand-over it is deferred, after it uncertain.
 *   <li>SB-12: the next mail after any outcome is a try of its own.
 *   <li>SB-13: a check says whether a mail could be submitted now, and submits none.
 * </ul>
 *
 * @since 0.1
 */
public interface MailSender extends AutoCloseable {
  /**
   * Tries to submit a mail once. Every failure is an outcome.
   *
   * @param envelope to whom
   * @param message what
   * @param handOver is told before the server may accept it
   * @throws InterruptedException if the thread was interrupted before the hand-over: the server has
   *     accepted nothing
   */
  SubmissionOutcome submit(SubmissionEnvelope envelope, FrozenMessage message, HandOver handOver)
      throws InterruptedException;

  /**
   * Connects and logs in (SB-13).
   *
   * @return why no mail can be submitted; empty if it can
   * @throws InterruptedException if the thread was interrupted
   */
  Optional<SubmissionOutcome.Deferred> check() throws InterruptedException;

  /** Ends a connection that is kept, and the present try. Any thread may call it, also twice. */
  @Override
  void close();
}
