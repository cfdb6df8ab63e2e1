package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.policy.Setting;

/**
 * The contract of every {@link PolicyLog}.
 *
 * @since 0.1
 */
public interface PolicyLogContract {
  /** A log without policies, the same one during a test. */
  PolicyLog policies();

  /** The same policy keeps its number, and a new one gets the next. */
  @Test
  default void theSamePolicyKeepsItsNumber() {
    assertThat(policies().versionOf(policy(true), at(1))).isEqualTo(1);
    assertThat(policies().versionOf(policy(false), at(2))).isEqualTo(2);
    assertThat(policies().versionOf(policy(true), at(3))).isEqualTo(1);
  }

  /** A policy is returned as it was stored, and no other one. */
  @Test
  default void aPolicyIsFoundByItsVersion() {
    policies().versionOf(policy(true), at(1));
    policies().versionOf(policy(false), at(2));
    assertThat(policies().find(1)).contains(policy(true));
    assertThat(policies().find(2)).contains(policy(false));
    assertThat(policies().find(3)).isEmpty();
  }

  /** Versions are listed with their first use, the newest first; pages continue. */
  @Test
  default void versionsAreListedWithTheirFirstUseTheNewestFirst() {
    policies().versionOf(policy(true), at(1));
    policies().versionOf(policy(false), at(2));
    policies().versionOf(policy(true), at(3));
    Page<PolicyLog.Version> latest = policies().versions(PageKey.START, 1);
    assertThat(latest.entries()).containsExactly(new PolicyLog.Version(2, at(2)));
    assertThat(policies().versions(latest.next().orElseThrow(), 1))
        .isEqualTo(new Page<>(List.of(new PolicyLog.Version(1, at(1))), Optional.empty()));
  }

  private static Policy policy(boolean correlation) {
    return Policy.of(
        OrganizationSettings.of(
            Map.of(OrganizationSwitch.USE_CORRELATION, Setting.byDefault(correlation))),
        List.of(),
        Map.of(),
        Setting.byDefault(List.of()));
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }
}
