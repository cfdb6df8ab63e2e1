package org.mailpromoter.core.policy;

/**
 * What is news to a mailbox (S-10).
 *
 * @since 0.1
 */
public enum WatermarkReading {
  /** What arrived in a folder since it was read last. */
  ARRIVAL,
  /** What was received after all mail that was processed before. */
  RECEIVED_DATE
}
