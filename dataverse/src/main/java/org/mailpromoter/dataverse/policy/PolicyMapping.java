package org.mailpromoter.dataverse.policy;

import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.SourcePlace;

/** What rows of Dynamics 365 mean here: a function without input or output. */
final class PolicyMapping {
  private PolicyMapping() {}

  /**
   * The settings in rows.
   *
   * @param place which environment it is, for people
   */
  static ForeignPolicy of(String place, SettingRows rows) {
    Findings findings = new Findings();
    OrganizationMapping.map(rows.organization(), findings);
    SwitchMapping.map(rows.organization(), findings);
    OwnerMapping owners = new OwnerMapping(findings);
    owners.users(rows.users(), rows.userSettings());
    owners.queues(rows.queues());
    MailboxMapping mailboxes = new MailboxMapping(owners, findings);
    rows.mailboxes().forEach(mailboxes::map);
    rows.profiles().forEach(profile -> MailboxMapping.profile(profile, findings));
    return findings.policy(place);
  }

  /** The place of a column in the row of the organization. */
  static SourcePlace ofOrganization(String column, JsonObject organization) {
    return new SourcePlace("organization." + column, organization.textOrEmpty("organizationid"));
  }
}
