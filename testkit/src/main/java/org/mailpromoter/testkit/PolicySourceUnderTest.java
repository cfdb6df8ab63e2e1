package org.mailpromoter.testkit;

import org.mailpromoter.spi.policy.PolicySource;

/**
 * A policy source and the CRM behind it, for {@link PolicySourceContract}.
 *
 * @since 0.1
 */
public interface PolicySourceUnderTest extends AutoCloseable {
  /** The source, the same at each call. */
  PolicySource source();

  /**
   * Makes the CRM answer some requests and then fail.
   *
   * @param requests how many it still answers
   * @return false if it cannot fail
   */
  boolean failAfter(int requests);

  /** How many times something was changed in the CRM since it was made. */
  long changes();

  /** Closes the source and the CRM. */
  @Override
  void close();
}
