/**
 * Microsoft Graph mail for tests: mailboxes in memory behind the REST API v1.0.
 *
 * <p>It is a model. It is held to Microsoft's published metadata and documentation and to reports
 * of people who use the service, not to a live tenant: nobody here has compared its answers with
 * those of Microsoft 365. What documentation and reports say differently is a {@link
 * org.mailpromoter.graph.stub.fault.Profile}.
 *
 * <p>It does not know immutable ids, {@code $search}, attachments as such, sending, subscriptions,
 * delta of folders, and permissions finer than a mailbox. What it does not know it refuses, but for
 * {@code Prefer: IdType}, which it ignores.
 */
@NullMarked
package org.mailpromoter.graph.stub;

import org.jspecify.annotations.NullMarked;
