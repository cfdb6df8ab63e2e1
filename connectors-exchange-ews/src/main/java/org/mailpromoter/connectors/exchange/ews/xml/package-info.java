/**
 * Reads and writes XML of Exchange Web Services: answers as a stream, bounded and distrusted;
 * requests as bytes. It handles elements and texts only, not mailboxes or the meaning of calls.
 */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.xml;

import org.jspecify.annotations.NullMarked;
