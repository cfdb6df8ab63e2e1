/**
 * The policy source {@code dataverse}: settings of the organization, users, queues and mailboxes of
 * an environment, and what it would do with a message. Reading and understanding are apart: {@link
 * org.mailpromoter.dataverse.policy.SettingRows} are what was read, and {@link
 * org.mailpromoter.dataverse.policy.PolicyMapping} is a function of them.
 */
@NullMarked
package org.mailpromoter.dataverse.policy;

import org.jspecify.annotations.NullMarked;
