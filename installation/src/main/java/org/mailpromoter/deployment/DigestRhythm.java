package org.mailpromoter.deployment;

/** How often users learn which of their mail was refused. */
public enum DigestRhythm {
  /** Never. */
  OFF,
  /** On each day after a day with refused mail. */
  DAILY,
  /** On Mondays. */
  WEEKLY
}
