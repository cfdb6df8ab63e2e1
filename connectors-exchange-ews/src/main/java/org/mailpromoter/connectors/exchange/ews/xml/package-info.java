/**
 * Reads and writes XML of Exchange Web Services: answers as a stream, bounded and distrusted;
 * requests as bytes. It knows elements and texts, and nothing of mailboxes or of what a call means.
 */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.xml;

import org.jspecify.annotations.NullMarked;
