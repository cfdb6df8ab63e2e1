/** The operations of Exchange Web Services, one class each. */
@NullMarked
package org.mailpromoter.exchange.stub.operation;

import org.jspecify.annotations.NullMarked;
