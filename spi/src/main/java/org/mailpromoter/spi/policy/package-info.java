/**
 * The settings of another CRM, as a {@link org.mailpromoter.spi.policy.PolicySource} reads them:
 * values of our own settings, each with the place there from which it comes, and what has no
 * counterpart here. Nothing in here changes anything there.
 */
@NullMarked
package org.mailpromoter.spi.policy;

import org.jspecify.annotations.NullMarked;
