/** Waiting for notifications over a stream of events. */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.news;

import org.jspecify.annotations.NullMarked;
