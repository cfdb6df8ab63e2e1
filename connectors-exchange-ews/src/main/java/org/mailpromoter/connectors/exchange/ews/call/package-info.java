/**
 * Asking Exchange: one line over HTTP, calls over it, batches of them, and failures in sentences.
 */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.call;

import org.jspecify.annotations.NullMarked;
