/** Sends mail: saved among the drafts first, then sent. */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.send;

import org.jspecify.annotations.NullMarked;
