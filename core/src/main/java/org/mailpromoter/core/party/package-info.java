/**
 * Who takes part in a message: the CRM {@link org.mailpromoter.core.party.PartyRecord records} that
 * an address belongs to (users, queues, contacts, accounts, leads and others), the {@link
 * org.mailpromoter.core.party.RecordDirectory} that finds them in batches, classes that combine,
 * cache and separate directories, and the choice of one sender among several (semantics 4.2). This
 * package does not depend on settings or decisions.
 */
@NullMarked
package org.mailpromoter.core.party;

import org.jspecify.annotations.NullMarked;
