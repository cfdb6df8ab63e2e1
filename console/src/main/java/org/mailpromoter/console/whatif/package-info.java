/** The workbench: what other settings would do to past mail. */
@NullMarked
package org.mailpromoter.console.whatif;

import org.jspecify.annotations.NullMarked;
