package org.mailpromoter.core.policy;

/**
 * When the record of a tracked folder is set on the folder's mail (F-3).
 *
 * @since 0.1
 */
public enum FolderRegarding {
  /** In every run, overriding manual changes. */
  EVERY_RUN,
  /** When the message is promoted. */
  ONCE
}
