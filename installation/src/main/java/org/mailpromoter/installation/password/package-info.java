/** Passwords of accounts: which are good enough, how they are kept, and how they are checked. */
@NullMarked
package org.mailpromoter.installation.password;

import org.jspecify.annotations.NullMarked;
