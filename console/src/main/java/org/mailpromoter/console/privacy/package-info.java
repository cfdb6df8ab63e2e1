/** What is kept of people, and for how long. */
@NullMarked
package org.mailpromoter.console.privacy;

import org.jspecify.annotations.NullMarked;
