package org.mailpromoter.core.policy;

/**
 * Whether a reply gets the regarding record of its conversation (C-2).
 *
 * @since 0.1
 */
public enum RegardingInheritance {
  /** Every reply does. */
  ALWAYS,
  /** A reply that a queue accepts does not. */
  NOT_TO_QUEUES,
  /** No reply does. */
  NEVER
}
