/** The outcomes of mail in a period. */
@NullMarked
package org.mailpromoter.console.report;

import org.jspecify.annotations.NullMarked;
