package org.mailpromoter.deployment;

/** Whether administrators may see subjects, recipients and headers of mail of others. */
public enum Disclosure {
  /** Never. */
  NEVER,
  /** Message by message, when they say why; the audit log keeps it. */
  WITH_REASON,
  /** Always. */
  ALWAYS
}
