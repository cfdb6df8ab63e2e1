/** Alerts by cause, each with the page that helps. */
@NullMarked
package org.mailpromoter.console.alert;

import org.jspecify.annotations.NullMarked;
