/**
 * What can be done to an installation, one class for each kind of deed. A deed begins with the
 * {@link org.mailpromoter.installation.change.Actor} who does it, and answers with what it did.
 */
@NullMarked
package org.mailpromoter.installation.change;

import org.jspecify.annotations.NullMarked;
