package org.mailpromoter.core.promotion;

import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;

/** Settings of the organization as evidence, with the place they come from. */
final class SettingSeen {
  private SettingSeen() {}

  static Evidence of(Policy policy, OrganizationSwitch which) {
    Setting<Boolean> setting = policy.organization().setting(which);
    return new Evidence.Setting(which.key(), setting.value() ? "yes" : "no", setting.origin());
  }

  static Evidence of(Policy policy, OrganizationValue which) {
    Setting<String> setting = policy.organization().setting(which);
    return new Evidence.Setting(which.key(), setting.value(), setting.origin());
  }
}
