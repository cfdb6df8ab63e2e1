package org.mailpromoter.installation.permission;

/** What a use case does to the installation. */
public enum Effect {
  /** It changes nothing. */
  READS,
  /** It changes something; the audit log says so. */
  CHANGES,
  /** It deletes data or grants access, so people log in again before it. */
  GUARDED
}
