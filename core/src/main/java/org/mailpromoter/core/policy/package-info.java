/**
 * Every setting that can affect a decision, as one immutable snapshot: the organization's switches,
 * each user's and queue's <em>Track</em> option, and what is configured for each mailbox. Each
 * value has an origin. Nothing in a {@link org.mailpromoter.core.policy.Policy} comes from a
 * message.
 */
@NullMarked
package org.mailpromoter.core.policy;

import org.jspecify.annotations.NullMarked;
