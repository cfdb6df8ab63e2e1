/** The operations of Exchange Web Services, one class each. */
@NullMarked
package org.mailpromoter.testkit.exchange.operation;

import org.jspecify.annotations.NullMarked;
