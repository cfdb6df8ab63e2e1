package org.mailpromoter.core.policy;

/**
 * What is stored of mail that does not become an activity (S-54).
 *
 * @since 0.1
 */
public enum RefusedEvidence {
  /** The evidence that is needed for deciding. */
  FULL,
  /** A digest that reveals nothing about people. */
  DIGEST_ONLY
}
