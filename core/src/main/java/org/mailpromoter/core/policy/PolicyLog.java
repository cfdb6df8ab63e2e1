package org.mailpromoter.core.policy;

/** Numbers the policies that decisions were taken under. */
@FunctionalInterface
public interface PolicyLog {
  /**
   * The version of a policy: the same text has the same number, a new text the next one.
   *
   * @param text every setting of the policy in a fixed order, as {@link PolicyText} writes it
   */
  long versionOf(String text);
}
