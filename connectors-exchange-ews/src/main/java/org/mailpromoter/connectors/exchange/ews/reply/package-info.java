/** What Exchange answers, and what each of its codes means. */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.reply;

import org.jspecify.annotations.NullMarked;
