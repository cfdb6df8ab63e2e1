/** Accounts, API tokens and sessions. */
@NullMarked
package org.mailpromoter.console.access;

import org.jspecify.annotations.NullMarked;
