package org.mailpromoter.core.policy;

/**
 * Which mail is new to a mailbox (S-10).
 *
 * @since 0.1
 */
public enum WatermarkReading {
  /** Mail that arrived in a folder since the last run. */
  ARRIVAL,
  /** Mail that was received after all previously processed mail. */
  RECEIVED_DATE
}
