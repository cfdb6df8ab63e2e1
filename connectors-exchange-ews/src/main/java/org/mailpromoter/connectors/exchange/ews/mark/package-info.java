/** Marking: categories, finding them again, and moving. */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.mark;

import org.jspecify.annotations.NullMarked;
