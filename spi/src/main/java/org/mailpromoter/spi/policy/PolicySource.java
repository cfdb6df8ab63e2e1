package org.mailpromoter.spi.policy;

import java.util.Optional;

/**
 * Reads the settings of another CRM, and asks it what it would do with a message. It only reads.
 *
 * <p>Every method may take as long as a few requests to a server; the host gives a call up after
 * two minutes. Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
public interface PolicySource extends AutoCloseable {
  /**
   * Reads all settings. The whole answer is of one time as far as the CRM can give that.
   *
   * @throws PolicySourceException if any part of them cannot be read: settings that are missing
   *     would look like settings that are not set
   */
  ForeignPolicy read();

  /**
   * Asks what would be done with a message if it arrived now. The question changes nothing there.
   *
   * @return empty if this CRM cannot be asked that
   * @throws PolicySourceException if it can, and does not answer
   */
  default Optional<Judgement> judge(IncomingMessage message) {
    return Optional.empty();
  }

  /** Releases what it holds; a second call has no effect. */
  @Override
  default void close() {}
}
