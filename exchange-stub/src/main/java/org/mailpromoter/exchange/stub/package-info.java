/**
 * An Exchange server for tests: mailboxes in memory behind Exchange Web Services as Exchange 2016
 * speaks them, written from Microsoft's published schema.
 */
@NullMarked
package org.mailpromoter.exchange.stub;

import org.jspecify.annotations.NullMarked;
