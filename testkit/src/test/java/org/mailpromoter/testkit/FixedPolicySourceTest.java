package org.mailpromoter.testkit;

import org.mailpromoter.spi.policy.PolicySource;

/** The policy source for tests keeps the contract of all. */
class FixedPolicySourceTest implements PolicySourceContract {
  @Override
  public PolicySourceUnderTest filled() {
    PolicySource source = new FixedPolicySource();
    return new PolicySourceUnderTest() {
      @Override
      public PolicySource source() {
        return source;
      }

      @Override
      public boolean failAfter(int requests) {
        return false;
      }

      @Override
      public long changes() {
        return 0;
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
